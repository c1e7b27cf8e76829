using System.Security.Cryptography;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Tests.Http.Corpora;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="ICommitLog"/> promises of appending and reading, sentence by sentence.</summary>
public abstract class CommitLogContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly string _restaurant = NewRestaurant();

    [Fact]
    public async Task An_appended_commit_is_read_as_it_was_written()
    {
        var commit = Commit(_restaurant, 1) with { Events = [.. SampleEvents.ByStoredName.Values] };

        (await AppendAsync(commit)).ShouldBe(AppendResult.Appended);

        Text((await ReadAsync(0)).ShouldHaveSingleItem()).ShouldBe(Text(commit));
    }

    [Fact]
    public async Task A_text_is_read_as_it_was_written_whatever_is_in_it()
    {
        var notices =
            NaughtyStrings.All.Select((text, at) =>
            (RestaurantEvent)new NoticeSent(new Notice($"n_{at}", text, "info", null, null, "s_1", text, Evening, [text])));

        await AppendAsync(Commit(_restaurant, 1) with { Events = [.. notices] });
        await ReopenAsync();

        (await ReadAsync(0)).ShouldHaveSingleItem().Events.Cast<NoticeSent>().Select(sent => sent.Notice.Message)
            .ShouldBe(NaughtyStrings.All);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_reopening()
    {
        var commit = Commit(_restaurant, 1, events: 2);
        await AppendAsync(commit);

        await ReopenAsync();

        (await ReadAsync(0)).ShouldHaveSingleItem().Id.ShouldBe(commit.Id);
        (await HeadAsync()).ShouldNotBeNull().Seq.ShouldBe(2);
    }

    [Fact]
    public async Task Appending_the_same_commit_again_answers_appended_and_changes_nothing()
    {
        var (first, second) = (Commit(_restaurant, 1), Commit(_restaurant, 2));
        await AppendAsync(first);
        (await AppendAsync(first)).ShouldBe(AppendResult.Appended);
        await AppendAsync(second);
        (await AppendAsync(first)).ShouldBe(AppendResult.Appended);
        await ReopenAsync();
        (await AppendAsync(second)).ShouldBe(AppendResult.Appended);

        (await ReadAsync(0)).Select(commit => commit.Id).ShouldBe([first.Id, second.Id]);
    }

    [Fact]
    public async Task Another_commit_at_the_key_conflicts_and_changes_nothing()
    {
        var commit = Commit(_restaurant, 1);
        await AppendAsync(commit);

        (await Store.Log.AppendAsync(Commit(_restaurant, 1, events: 3), ChangedEntities.Nothing with { Orders = [Order("o_1", 3)] }, Ct))
            .ShouldBe(AppendResult.Conflict);

        await Store.FlushAsync();
        (await ReadAsync(0)).ShouldHaveSingleItem().Id.ShouldBe(commit.Id);
        (await HeadAsync()).ShouldNotBeNull().Seq.ShouldBe(1);
        (await Store.History.FindOrderAsync(_restaurant, "o_1", Ct)).ShouldBeNull();
    }

    [Theory, InlineData(2), InlineData(3)]
    public async Task A_commit_that_overlaps_conflicts_and_changes_nothing(long firstSeq)
    {
        await AppendAsync(Commit(_restaurant, 1, events: 3));

        (await AppendAsync(Commit(_restaurant, firstSeq))).ShouldBe(AppendResult.Conflict);

        (await ReadAsync(0)).ShouldHaveSingleItem();
        (await AppendAsync(Commit(_restaurant, 4))).ShouldBe(AppendResult.Appended);
    }

    [Fact]
    public async Task Of_fifty_that_append_at_one_key_on_two_nodes_exactly_one_wins()
    {
        var another = await OpenOnAnotherNodeAsync();
        var commits = Enumerable.Range(0, 50).Select(_ => Commit(_restaurant, 1)).ToArray();

        var results = await Task.WhenAll(commits.Select((commit, i) => Task.Run(
            async () => (commit.Id, Result: await (i % 2 == 0 ? Store : another).Log.AppendAsync(commit, ChangedEntities.Nothing, Ct)))));

        var winner = results.Where(answer => answer.Result == AppendResult.Appended).ShouldHaveSingleItem();
        (await ReadAsync(0)).ShouldHaveSingleItem().Id.ShouldBe(winner.Id);
    }

    [Fact]
    public async Task Writers_that_race_for_the_head_leave_one_log_without_a_hole()
    {
        var another = await OpenOnAnotherNodeAsync();
        const int writers = 6, each = 10;

        var won = await Task.WhenAll(Enumerable.Range(0, writers)
            .Select(i => Task.Run(() => RaceAsync(i % 2 == 0 ? Store : another, each))));

        var log = await ReadAsync(0);
        log.Select(commit => commit.Id).Order().ShouldBe(won.SelectMany(ids => ids).Order());
        ShouldFollow(log, 1);
    }

    [Fact]
    public async Task Restaurants_share_nothing()
    {
        var restaurants = Enumerable.Range(0, 20).Select(_ => NewRestaurant()).ToArray();

        await Task.WhenAll(restaurants.Select(restaurant => Task.Run(async () =>
        {
            for (var seq = 1; seq <= 10; seq++)
                (await Store.Log.AppendAsync(Commit(restaurant, seq), ChangedEntities.Nothing, Ct)).ShouldBe(AppendResult.Appended);
        })));

        foreach (var restaurant in restaurants)
        {
            var log = await Store.Log.ReadAsync(restaurant, 0, Ct).ToListAsync(Ct);
            log.Count.ShouldBe(10);
            log.ShouldAllBe(commit => commit.RestaurantId == restaurant);
        }
    }

    [Fact]
    public async Task Reading_gives_the_commits_that_hold_events_after_the_position_in_order()
    {
        var head = 0L;
        for (var i = 0; i < 230; i++)
        {
            var commit = Commit(_restaurant, head + 1, events: 1 + (i % 3));
            await AppendAsync(commit);
            head = commit.LastSeq;
        }

        foreach (var after in new[] { 0, 1, 2, 3, 4, 5, 6, 199, 200, 201, head - 2, head - 1 })
        {
            var read = await ReadAsync(after);
            read[0].FirstSeq.ShouldBeLessThanOrEqualTo(after + 1);
            read[0].LastSeq.ShouldBeGreaterThan(after);
            ShouldFollow(read, read[0].FirstSeq);
            read[^1].LastSeq.ShouldBe(head);
        }
    }

    [Fact]
    public async Task Reading_at_or_beyond_the_head_or_of_no_log_gives_nothing()
    {
        (await ReadAsync(0)).ShouldBeEmpty();
        await AppendAsync(Commit(_restaurant, 1, events: 2));

        (await ReadAsync(2)).ShouldBeEmpty();
        (await ReadAsync(99)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_commit_that_holds_an_event_is_found_by_it_and_where_there_is_none_nothing()
    {
        Commit[] commits = [Commit(_restaurant, 1), Commit(_restaurant, 2, events: 3), Commit(_restaurant, 5)];
        foreach (var commit in commits) await AppendAsync(commit);
        await AppendAsync(Commit(NewRestaurant(), 1, events: 9));

        foreach (var seq in new[] { 1, 2, 3, 4, 5 })
            (await FindAsync(_restaurant, seq))
                .ShouldNotBeNull().Id.ShouldBe(commits.Single(commit => commit.FirstSeq <= seq && seq <= commit.LastSeq).Id);
        foreach (var seq in new[] { 0, 6, 9 }) (await FindAsync(_restaurant, seq)).ShouldBeNull();
        (await FindAsync(NewRestaurant(), 1)).ShouldBeNull();
    }

    [Fact]
    public async Task The_largest_image_comes_back_byte_for_byte()
    {
        var image = new MenuImageSet("m_1", "", "image/png", RandomNumberGenerator.GetBytes(MenuImage.MaxSize));
        await AppendAsync(Commit(_restaurant, 1) with { Events = [image] });
        await ReopenAsync();

        (await FindAsync(_restaurant, 1))!.Events.ShouldHaveSingleItem()
            .ShouldBeOfType<MenuImageSet>().Bytes.Span.SequenceEqual(image.Bytes.Span).ShouldBeTrue();
    }

    [Fact]
    public async Task Any_text_and_a_large_commit_come_back()
    {
        var message = "'); DROP TABLE commits; -- \"{\\u0000\\\" $ne é 🍮 \r\n" + new string('x', 1000);
        var alert = (Domain.Kitchen.KitchenAlertRaised)SampleEvents.ByStoredName["kitchenAlertRaised/1"] with { Message = message };
        var commit = Commit($"{_restaurant}'\"$.🍮", 1, events: 1000) with { Events = [.. Enumerable.Repeat(alert, 1000)] };

        await AppendAsync(commit);

        Text((await Store.Log.ReadAsync(commit.RestaurantId, 0, Ct).ToListAsync(Ct)).ShouldHaveSingleItem()).ShouldBe(Text(commit));
    }

    [Fact]
    public async Task A_cancelled_append_may_be_asked_again()
    {
        var commit = Commit(_restaurant, 1);
        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await Store.Log.AppendAsync(commit, ChangedEntities.Nothing, new CancellationToken(canceled: true)));

        (await AppendAsync(commit)).ShouldBe(AppendResult.Appended);
        (await ReadAsync(0)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Heads_say_where_each_log_ends_and_leave_out_those_without_one()
    {
        var other = NewRestaurant();
        await AppendAsync(Commit(_restaurant, 1, events: 3));
        await AppendAsync(Commit(_restaurant, 4));
        await AppendAsync(Commit(other, 1, epoch: "e2"));

        var heads = await Store.Log.HeadsAsync([_restaurant, other, NewRestaurant(), other], Ct);

        heads.Count.ShouldBe(2);
        (heads[_restaurant].Epoch, heads[_restaurant].Seq).ShouldBe(("e1", 4));
        (heads[other].Epoch, heads[other].Seq).ShouldBe(("e2", 1));
        (await Store.Log.HeadsAsync([], Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_of_another_history_is_a_conflict_though_its_seq_fits()
    {
        await AppendAsync(Commit(_restaurant, 1));

        (await AppendAsync(Commit(_restaurant, 2, epoch: "e2"))).ShouldBe(AppendResult.Conflict);
        (await ReadAsync(0)).ShouldHaveSingleItem();
    }

    private ValueTask<AppendResult> AppendAsync(Commit commit) => Store.Log.AppendAsync(commit, ChangedEntities.Nothing, Ct);

    private ValueTask<List<Commit>> ReadAsync(long after) => Store.Log.ReadAsync(_restaurant, after, Ct).ToListAsync(Ct);

    private ValueTask<Commit?> FindAsync(string restaurant, long seq) => Store.Log.FindAsync(restaurant, seq, Ct);

    private async Task<Head?> HeadAsync() => (await Store.Log.HeadsAsync([_restaurant], Ct)).GetValueOrDefault(_restaurant);

    private async Task<List<Guid>> RaceAsync(Stores node, int times)
    {
        var won = new List<Guid>();
        while (won.Count < times)
        {
            var heads = await node.Log.HeadsAsync([_restaurant], Ct);
            var commit = Commit(_restaurant, 1 + (heads.GetValueOrDefault(_restaurant)?.Seq ?? 0), events: 2);
            if (await node.Log.AppendAsync(commit, ChangedEntities.Nothing, Ct) == AppendResult.Appended) won.Add(commit.Id);
        }
        return won;
    }

    private static void ShouldFollow(List<Commit> commits, long expected)
    {
        foreach (var commit in commits)
        {
            commit.FirstSeq.ShouldBe(expected);
            expected = commit.LastSeq + 1;
        }
    }
}
