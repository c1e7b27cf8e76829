using System.Collections.Concurrent;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Tests.Log;

public sealed class LiveRestaurantTests : IAsyncDisposable
{
    private static readonly Actor Admin = new("s_admin", "Ada", Role.Admin);

    private readonly List<LiveRestaurants> _nodes = [];
    private readonly ModelLog _log;
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private Weather _weather = Weather.Fair;

    public LiveRestaurantTests() => _log = new(() =>
    {
        _open.Wait();
        return _weather;
    }) { Calm = true };

    [Fact]
    public async Task A_repeated_command_gets_the_first_answer_even_after_it_has_left_memory()
    {
        var live = await OpenAsync(new LiveOptions { RecentCommits = 2, CommitsPerSnapshot = 4 });
        var first = await live.SubmitAsync(Alert("c0", "first"), CancellationToken.None);
        for (var i = 1; i < 20; i++) await live.SubmitAsync(Alert($"c{i}", $"alert {i}"), CancellationToken.None);

        var again = await live.SubmitAsync(Alert("c0", "first"), CancellationToken.None);

        again.Replayed.ShouldBeTrue();
        again.Seq.ShouldBe(first.Seq);
        again.Events.ShouldBe(first.Events);
        live.State.Seq.ShouldBe(21);
    }

    [Fact]
    public async Task A_used_command_id_is_refused_for_another_command_and_for_another_person()
    {
        var live = await OpenAsync();
        await live.SubmitAsync(Alert("c1", "one"), CancellationToken.None);

        var other = await live.SubmitAsync(Alert("c1", "two"), CancellationToken.None);
        var somebody = await live.SubmitAsync(Alert("c1", "one") with { Actor = Admin with { Id = "s_other" } }, CancellationToken.None);

        other.Refusal!.Code.ShouldBe(RefusalCode.CommandIdReused);
        somebody.Refusal!.Code.ShouldBe(RefusalCode.CommandIdReused);
        live.State.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_command_is_judged_anew_when_it_is_sent_again()
    {
        var live = await OpenAsync();

        var refused =
            await live.SubmitAsync(new("c2", Admin, new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null)), CancellationToken.None);

        refused.Refusal!.Code.ShouldBe(RefusalCode.AlreadyExists);
        live.State.Commands.Find("c2").ShouldBeNull();
    }

    [Fact]
    public async Task A_fault_in_a_rule_is_told_to_the_one_who_met_it_and_to_nobody_else()
    {
        var live = await OpenAsync();
        var faulty = live.SubmitAsync(new("c1", Admin, new NobodyKnowsThis()), CancellationToken.None).AsTask();
        var sound = await live.SubmitAsync(Alert("c2", "sound"), CancellationToken.None);

        await Should.ThrowAsync<Exception>(faulty);
        sound.Refusal.ShouldBeNull();
        live.State.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task What_waits_together_becomes_one_commit()
    {
        var live = await OpenAsync(new LiveOptions { HeadPoll = TimeSpan.FromMinutes(1) });
        (_log.Calm, var before) = (false, _log.Commits(live.Id).Length);
        _open.Reset();
        var answers = Enumerable.Range(0, 200)
            .Select(i => live.SubmitAsync(Alert($"c{i}", $"alert {i}"), CancellationToken.None).AsTask()).ToArray();
        _open.Set();

        var outcomes = await Task.WhenAll(answers);
        outcomes.Select(outcome => outcome.Seq).Order().ShouldBe(Enumerable.Range(2, 200).Select(i => (long)i));
        (_log.Commits(live.Id).Length - before).ShouldBeLessThan(10, "while the first was on its way the others waited");
    }

    [Fact]
    public async Task Nothing_is_refused_by_a_node_that_is_behind()
    {
        var (here, there) = (await OpenAsync(), await OpenAsync(new LiveOptions { HeadPoll = TimeSpan.FromMinutes(1) }, new HandRung()));
        await here.SubmitAsync(new("c1", Admin, new AddTable(7, 4)), CancellationToken.None);
        var table = here.State.Tables.Values.Single().Id;
        there.State.Tables.ShouldBeEmpty("nobody rang");

        var seated =
            await there.SubmitAsync(new("c2", Admin, new SetTableStatus(table, TableStatus.Occupied, 2, null, null)),
            CancellationToken.None);

        seated.Refusal.ShouldBeNull();
        there.State.Tables[table].Status.ShouldBe(TableStatus.Occupied);
    }

    [Fact]
    public async Task A_ring_from_beyond_the_next_seq_waits_for_the_one_between()
    {
        var bell = new HandRung();
        var writer = await OpenAsync();
        var follower = await OpenAsync(new LiveOptions { GapPatience = TimeSpan.FromMinutes(1), HeadPoll = TimeSpan.FromMinutes(1) }, bell);
        var applied = Applied(follower);
        for (var i = 1; i <= 3; i++) await writer.SubmitAsync(Alert($"c{i}", $"alert {i}"), CancellationToken.None);

        foreach (var commit in _log.Commits(writer.Id).Skip(1).Reverse()) bell.RingFor(commit);

        await Eventually.True(() => follower.State.Seq == 4, "the follower has all three");
        applied.Select(commit => commit.FirstSeq).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public async Task A_gap_that_stays_is_read_from_the_log()
    {
        var bell = new HandRung();
        var writer = await OpenAsync();
        var follower =
            await OpenAsync(new LiveOptions { GapPatience = TimeSpan.FromMilliseconds(20), HeadPoll = TimeSpan.FromMinutes(1) }, bell);
        var applied = Applied(follower);
        for (var i = 1; i <= 3; i++) await writer.SubmitAsync(Alert($"c{i}", $"alert {i}"), CancellationToken.None);

        bell.RingFor(_log.Commits(writer.Id)[^1]);

        await Eventually.True(() => follower.State.Seq == 4, "the follower has read the gap");
        applied.Select(commit => commit.FirstSeq).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public async Task Rings_that_are_late_or_doubled_change_nothing()
    {
        var bell = new HandRung();
        var live = await OpenAsync(bell: bell);
        await live.SubmitAsync(Alert("c1", "one"), CancellationToken.None);
        var applied = Applied(live);

        foreach (var commit in _log.Commits(live.Id)) bell.RingFor(commit);
        await live.SubmitAsync(Alert("c2", "two"), CancellationToken.None);

        applied.Select(commit => commit.FirstSeq).ShouldBe([3]);
    }

    [Fact]
    public async Task Commits_after_a_position_come_from_memory_or_from_the_log_alike()
    {
        var small = await OpenAsync(new LiveOptions { RecentCommits = 3 });
        for (var i = 1; i <= 10; i++) await small.SubmitAsync(Alert($"c{i}", $"alert {i}"), CancellationToken.None);

        foreach (var after in Enumerable.Range(0, 11))
        {
            var commits = await small.CommitsAsync(after, 9, CancellationToken.None).ToListAsync();
            commits.Select(commit => commit.FirstSeq)
                .ShouldBe(Enumerable.Range(after + 1, Math.Max(0, 9 - after)).Select(seq => (long)seq));
        }
    }

    [Fact]
    public async Task A_restaurant_that_nobody_watches_or_commands_is_let_go_and_comes_back_as_it_was()
    {
        var watched = true;
        var live = await OpenAsync(new LiveOptions { IdleAfter = TimeSpan.FromMilliseconds(1), HeadPoll = TimeSpan.FromMilliseconds(5) },
            watched: _ => watched);
        await live.SubmitAsync(Alert("c1", "one"), CancellationToken.None);
        _nodes[0].Open.ShouldContain(live);
        watched = false;
        await Eventually.True(() => _nodes[0].Open.Count == 0, "it is let go");

        watched = true;
        var again = await _nodes[0].OpenAsync("r_one", CancellationToken.None);

        again.ShouldNotBeSameAs(live);
        again.State.Seq.ShouldBe(2);
        (await live.SubmitAsync(Alert("c2", "two"), CancellationToken.None)).Refusal!.Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task Orders_that_a_dead_writer_did_not_project_are_healed_from_the_log()
    {
        _log.ForgetsToProject = true;
        var live = await OpenAsync(new LiveOptions { HeadPoll = TimeSpan.FromMilliseconds(10) });
        await DoAsync(live, new HireStaff(Admin.Id, Admin.Name, Role.Admin, []));
        var table = (await DoAsync(live, new AddTable(1, 4))).Event<TableAdded>().TableId;
        await DoAsync(live, new SetTableStatus(table, TableStatus.Occupied, 2, null, null));
        var dish = (await DoAsync(live, new AddMenuItem("Soup", "Starters", 500, null, null, null, null, null, [])))
            .Event<MenuItemAdded>().Item.Id;

        // Given at once, several become one commit.
        var orders =
            await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(_ => DoAsync(live, new PlaceOrder(table, [new LineDraft(dish, 1, null, [], null, null)]))));

        _log.Commits(live.Id).ShouldContain(commit => commit.Commands.Length > 1);
        await Eventually.True(() => _log.Projected.Count == orders.Length, "the read models are healed");
        _log.Projected.Values.Select(order => (order.Id, order.Seq))
            .ShouldBe(live.State.Orders.Values.Select(order => (order.Id, order.Seq)), ignoreOrder: true);
        _log.Projected.Values.ShouldAllBe(order => order.Items.Length == 1);
    }

    [Fact]
    public async Task A_restored_log_is_another_history_and_the_restaurant_goes_on_from_it()
    {
        var live = await OpenAsync(new LiveOptions { HeadPoll = TimeSpan.FromMilliseconds(10) });
        for (var i = 1; i <= 10; i++) await live.SubmitAsync(Alert($"c{i}", $"alert {i}"), CancellationToken.None);

        _log.Restore(live.Id, commits: 6, epoch: "restored");
        await Eventually.True(() => live.State.Epoch == "restored", "the restaurant starts over");
        live.State.Seq.ShouldBe(6);

        var next = await live.SubmitAsync(Alert("c11", "after the restore"), CancellationToken.None);
        var lost = await live.SubmitAsync(Alert("c10", "alert 10"), CancellationToken.None);
        (next.Seq, lost.Seq, lost.Replayed).ShouldBe((7, 8, false));
        _log.Commits(live.Id).ShouldAllBe(commit => commit.Epoch == "restored");
    }

    [Fact]
    public async Task A_node_that_cannot_reach_the_log_no_longer_passes_for_current()
    {
        var options = new LiveOptions { HeadPoll = TimeSpan.FromMilliseconds(10), CurrentFor = TimeSpan.FromMilliseconds(200) };
        var live = await OpenAsync(options);
        await Eventually.True(() => live.IsCurrent, "it is level with the log");

        _weather = Weather.Away;
        _log.Calm = false;
        await Eventually.True(() => !live.IsCurrent, "it is not current any more");

        _log.Calm = true;
        await Eventually.True(() => live.IsCurrent, "it is level again");
    }

    [Fact]
    public async Task A_small_house_gets_its_snapshot_too_however_often_it_is_loaded_anew()
    {
        for (var day = 0; day < 5; day++)
        {
            var live = await OpenAsync(new LiveOptions { CommitsPerSnapshot = 12 });
            for (var i = 0; i < 4; i++) await live.SubmitAsync(Alert($"c{day}-{i}", "alert"), CancellationToken.None);
            await _nodes[^1].DisposeAsync();
            _nodes.RemoveAt(_nodes.Count - 1);
        }

        await Eventually.True(() => _log.Snapshots > 0, "there is a snapshot");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _open.Dispose();
    }

    private async Task<LiveRestaurant> OpenAsync(LiveOptions? options = null, IDoorbell? bell = null, Func<string, bool>? watched = null)
    {
        var node = new LiveRestaurants(_log, _log, _log, bell ?? new HandRung(), TimeProvider.System, options
            ?? new LiveOptions()) { IsWatched = watched ?? (_ => false) };
        _nodes.Add(node);
        node.Start();
        var live = await node.OpenAsync("r_one", CancellationToken.None);
        await live.SubmitAsync(new("open", Admin, new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null)), CancellationToken.None);
        return live;
    }

    private ConcurrentQueue<Commit> Applied(LiveRestaurant live)
    {
        var applied = new ConcurrentQueue<Commit>();
        foreach (var node in _nodes.Where(node => node.Open.Contains(live))) node.Applied += one => applied.Enqueue(one.Commit);
        return applied;
    }

    private static async Task<Outcome> DoAsync(LiveRestaurant live, RestaurantCommand command)
    {
        var outcome = await live.SubmitAsync(new(Guid.NewGuid().ToString(), Admin, command), CancellationToken.None);
        outcome.Refusal.ShouldBeNull(outcome.Refusal?.Sentence);
        return outcome;
    }

    private static CommandEnvelope Alert(string id, string message) => new(id, Admin, new RaiseAlert(message, AlertPriority.Normal));

    private sealed record NobodyKnowsThis : RestaurantCommand;
}
