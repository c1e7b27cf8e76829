using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Infrastructure.Backups;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Backups;

/// <summary>
/// A backup of one store is restored into another, be it of the same kind or not: a real fortnight of the demo, and a second restaurant
/// beside it.
/// </summary>
public abstract class RestoreContract(BackupSource source) : IAsyncLifetime
{
    private const string Demo = BackupSource.Demo, Other = BackupSource.Other;
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Now = BackupSource.Now;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-");

    protected abstract Task<Stores> OpenTargetAsync();

    protected abstract Task RemoveAsync();

    private Stores Source { get; set; } = null!;

    private Stores Target { get; set; } = null!;

    private string File => Path.Combine(_folder.FullName, "some.backup");

    public async Task InitializeAsync()
    {
        (Source, Target) = (await source.StoresAsync(), await OpenTargetAsync());
    }

    public async Task DisposeAsync()
    {
        await Target.DisposeAsync();
        await RemoveAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task All_of_it_comes_back_as_another_history()
    {
        var header = await BackUpAsync();
        var restored = await RestoreAsync(new(File));

        (header.Restaurants, restored.Logs.Count).ShouldBe((2, 2));
        restored.Accounts.ShouldBe((int)header.Accounts);
        foreach (var id in new[] { Demo, Other })
        {
            var (was, now) = (await CommitsAsync(Source, id), await CommitsAsync(Target, id));
            var epoch = now[0].Epoch;
            epoch.ShouldNotBe(was[0].Epoch);
            now.Select(Text).ShouldBe(was.Select(commit => Text(commit with { Epoch = epoch })));
            var head = (await Target.Log.HeadsAsync([id], Ct))[id];
            head.ShouldBe(new Head(epoch, was[^1].LastSeq, was[^1].LastSeq));
            Portrait.Of((await Target.Snapshots.FindAsync(id, long.MaxValue, Ct)).ShouldNotBeNull())
                .ShouldBe(Portrait.Of(Fold(id, was) with { Epoch = epoch }));
        }
        (await AccountsAsync(Target)).Select(Text)
            .ShouldBe((await AccountsAsync(Source)).Where(account => account.Email != "gone@demo.local")
            .Select(account =>
                Text(account with { Memberships = account.Memberships.RemoveAll(membership => membership.RestaurantId == "r_gone") })));
        (await Unfinished()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_read_models_are_as_those_that_were_projected_live()
    {
        await BackUpAsync();
        await RestoreAsync(new(File));

        (await ReadAsync(Target)).ShouldBe(await ReadAsync(Source));
        (await ReadAsync(Target)).Length.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public async Task Up_to_a_time_everything_is_as_it_was_then()
    {
        await BackUpAsync();
        var until = Now.AddDays(-5).AddHours(2);
        await RestoreAsync(new(File, Until: until));

        var was = (await CommitsAsync(Source, Demo)).TakeWhile(commit => commit.At <= until).ToArray();
        var now = await CommitsAsync(Target, Demo);
        now.Select(commit => commit.Id).ShouldBe(was.Select(commit => commit.Id));
        was.Length.ShouldBeInRange(100, (await CommitsAsync(Source, Demo)).Count - 100);
        // All of the other restaurant is later; whoever works in it alone is not there either.
        (await Target.Log.HeadsAsync([Other], Ct)).ShouldBeEmpty();
        (await Target.Accounts.FindAsync("s_both", Ct))!.Memberships.ShouldBe([new Membership(Demo, Role.Manager)]);
        (await Target.History.ListOrdersAsync(Demo, new(), null, 1, Ct)).Single().PlacedAt.ShouldBeLessThanOrEqualTo(until);
    }

    [Fact]
    public async Task One_restaurant_comes_back_up_to_an_event_and_the_others_stay_as_they_are()
    {
        await BackUpAsync();
        await RestoreAsync(new(File));
        var (demo, session) = ((await Target.Log.HeadsAsync([Demo], Ct))[Demo], Token());
        await Target.Tokens.AddAsync(session, Ct);

        var restored = await RestoreAsync(new(File, Replace: true, RestaurantId: Other, UntilSeq: 20));

        // Commits are whole: that of events 19 to 21 reaches beyond.
        restored.Logs.ShouldHaveSingleItem().Value.Seq.ShouldBe(18);
        (await Target.Log.HeadsAsync([Demo, Other], Ct))
            .ShouldBe(new Dictionary<string, Head> { [Demo] = demo, [Other] = restored.Logs[Other] }, ignoreOrder: true);
        (await Target.Tokens.FindAsync(session.Hash, Ct)).ShouldNotBeNull();
        (await Target.Accounts.FindAsync("s_both", Ct))!.Memberships.Length.ShouldBe(2);
    }

    [Fact]
    public async Task One_restaurant_comes_into_another_system_with_its_people()
    {
        await BackUpAsync();
        await Target.Log.AppendAsync(Commit("r_here", 1), ChangedEntities.Nothing, Ct);
        var taken = Account("both@demo.local") with { Memberships = [new("r_here", Role.Admin)] };
        await Target.Accounts.AddAsync(taken, Ct);

        var restored = await RestoreAsync(new(File, RestaurantId: Demo));

        restored.NotAdded.ShouldBe(["both@demo.local"]);
        Text((await Target.Accounts.FindByEmailAsync("both@demo.local", Ct))!).ShouldBe(Text(taken));
        (await Target.Accounts.FindByEmailAsync("chef@demo.local", Ct))!.Memberships.ShouldHaveSingleItem().RestaurantId.ShouldBe(Demo);
        (await Target.Log.HeadsAsync(["r_here"], Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_there_is_not_touched_unless_it_is_to_be_replaced_and_then_it_goes()
    {
        await BackUpAsync();
        await Target.Log.AppendAsync(Commit("r_here", 1), ChangedEntities.Nothing with { Orders = [Order("o_here", 1)] }, Ct);
        var (account, token) = (Account(), Token());
        await Target.Accounts.AddAsync(account, Ct);
        await Target.Tokens.AddAsync(token, Ct);

        (await Should.ThrowAsync<RestoreRefusedException>(() => RestoreAsync(new(File)))).Message.ShouldContain("--replace");
        (await Should.ThrowAsync<RestoreRefusedException>(() =>
            RestoreAsync(new(File, RestaurantId: "r_nobody")))).Message.ShouldContain("r_nobody");
        await Should.ThrowAsync<RestoreRefusedException>(() => RestoreAsync(new(File, Replace: true, RestaurantId: Other, UntilSeq: 0)));
        (await Should.ThrowAsync<RestoreRefusedException>(() =>
            RestoreAsync(new(File, Replace: true, Until: Now.AddYears(-1))))).Message.ShouldContain("as old as");
        (await Target.Tokens.FindAsync(token.Hash, Ct)).ShouldNotBeNull();
        (await Unfinished()).ShouldBeFalse();

        await RestoreAsync(new(File, Replace: true));

        (await Target.Log.HeadsAsync(["r_here"], Ct)).ShouldBeEmpty();
        (await Target.History.FindOrderAsync("r_here", "o_here", Ct)).ShouldBeNull();
        (await Target.Accounts.FindAsync(account.Id, Ct)).ShouldBeNull();
        (await Target.Tokens.FindAsync(token.Hash, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_added_while_the_backup_is_made_is_not_in_it()
    {
        var (end, added) = ((await CommitsAsync(Source, Other))[^1].LastSeq, 0);
        await BackUpAsync(_ =>
        {
            if (added < 300) Source.Log.AppendAsync(Commit(Other, end + ++added, epoch: "e_other"), ChangedEntities.Nothing, Ct).AsTask()
                .GetAwaiter().GetResult();
        });
        await RestoreAsync(new(File));

        (await CommitsAsync(Source, Other))[^1].LastSeq.ShouldBe(end + 300);
        (await CommitsAsync(Target, Other))[^1].LastSeq.ShouldBe(end);
    }

    [Fact]
    public async Task Somebody_who_writes_meanwhile_is_found_out_and_the_store_stays_marked_until_it_is_whole()
    {
        await BackUpAsync();
        var written = false;

        await Should.ThrowAsync<ConcurrentWriteException>(() => RestoreAsync(new(File), at =>
        {
            if (written || at.Doing != "restored" || at.Commits < 500) return;
            var head = Target.Log.HeadsAsync([Demo], Ct).AsTask().GetAwaiter().GetResult()[Demo];
            Target.Log.AppendAsync(Commit(Demo, head.Seq + 1, epoch: head.Epoch), ChangedEntities.Nothing, Ct).AsTask().GetAwaiter()
                .GetResult().ShouldBe(AppendResult.Appended);
            written = true;
        }));

        (await Unfinished()).ShouldBeTrue();
        (await Target.Accounts.AnyAsync(Ct)).ShouldBeFalse("nobody signs in to half of it");
        await RestoreAsync(new(File, Replace: true));
        (await Unfinished()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_broken_off_is_finished_by_itself_or_by_a_restore_of_everything_and_by_no_other()
    {
        await BackUpAsync();
        await Target.Part<IRestore>().BeginAsync(Other, Ct);
        await Should.ThrowAsync<RestoreRefusedException>(() => RestoreAsync(new(File, Replace: true, RestaurantId: Demo)));
        await RestoreAsync(new(File, Replace: true, RestaurantId: Other));
        (await Unfinished()).ShouldBeFalse();

        await Target.Part<IRestore>().BeginAsync(null, Ct);
        await Should.ThrowAsync<RestoreRefusedException>(() => RestoreAsync(new(File, Replace: true, RestaurantId: Demo)));
        (await Unfinished()).ShouldBeTrue();
        await RestoreAsync(new(File, Replace: true));
        (await Unfinished()).ShouldBeFalse();
    }

    [Theory, InlineData(Demo, 0.1), InlineData(null, 0.1), InlineData(null, 1.0)]
    public async Task What_is_restored_into_while_it_is_backed_up_gives_no_backup(string? restaurantId, double share)
    {
        var header = await BackUpAsync();
        await RestoreAsync(new(File));
        var other = Path.Combine(_folder.FullName, "other.backup");

        // MongoDB ends a cursor whose collection is dropped.
        (await Should.ThrowAsync<Exception>(() => BackUpAsync(Target, other, at =>
        {
            if (at.Commits == (long)(header.Commits * share)) Target.Part<IRestore>().BeginAsync(restaurantId, Ct).AsTask().GetAwaiter()
                .GetResult();
        }))).ShouldBeAssignableTo(restaurantId is null && share < 1 ? typeof(Exception) : typeof(ConcurrentWriteException));
        (await Should.ThrowAsync<ConcurrentWriteException>(() => BackUpAsync(Target, other))).Message.ShouldContain("being restored");

        _folder.GetFiles().ShouldHaveSingleItem().Name.ShouldBe("some.backup");
    }

    [Fact]
    public async Task An_order_is_placed_on_what_came_back_as_if_nothing_had_happened()
    {
        await BackUpAsync();
        var head = (await RestoreAsync(new(File))).Logs[Demo];
        var log = await BackdatedLog.OpenAsync(Target.Log, Target.Snapshots, Target.Part<IRestore>(), Demo, Ct);
        var dish = log.State.Menu.Values.First(item => item.Name == "Espresso");
        var table = log.State.Tables.Values.First();
        var waiter = new Actor("u_demo_waiter", "Wanda", Role.Waiter);

        var refused = await log.WriteAsync(
            [new("c1", waiter, new Domain.Tables.SetTableStatus(table.Id, Domain.Tables.TableStatus.Occupied, 2, null, null)),
                new("c2", waiter, new Domain.Orders.PlaceOrder(table.Id, [new(dish.Id, 1, null, [], null, null)]))], Now, Ct);
        await log.SaveAsync(Ct);

        refused.ShouldBeEmpty();
        log.State.Epoch.ShouldBe(head.Epoch);
        log.State.Seq.ShouldBeGreaterThan(head.Seq);
    }

    private Task<BackupHeader> BackUpAsync(Action<BackupProgress>? progress = null) => BackUpAsync(Source, File, progress);

    private static Task<BackupHeader> BackUpAsync(Stores stores, string path, Action<BackupProgress>? progress = null) =>
        new BackupJob(stores.Log, stores.Part<IStoreMaintenance>(), stores.Part<IRestore>(), TimeProvider.System)
            .WriteAsync(path, progress, Ct);

    private Task<RestoreResult> RestoreAsync(RestoreRequest request, Action<BackupProgress>? progress = null) =>
        new RestoreJob(Target.Log, Target.Snapshots, Target.Part<IStoreMaintenance>(), Target.Part<IRestore>(), Target.Accounts)
            .RestoreAsync(request, progress, Ct);

    private ValueTask<bool> Unfinished() => Target.Part<IRestore>().IsUnfinishedAsync(Ct);

    private static async Task<List<Commit>> CommitsAsync(Stores stores, string id) => await stores.Log.ReadAsync(id, 0, Ct).ToListAsync(Ct);

    private static Restaurant Fold(string id, IEnumerable<Commit> commits) =>
        commits.Aggregate(new Restaurant(id), (state, commit) => state.Apply(commit));

    private static async Task<List<Account>> AccountsAsync(Stores stores) =>
        await stores.Part<IStoreMaintenance>().AccountsAsync(Ct).ToListAsync(Ct);

    private static async Task<string> ReadAsync(Stores stores)
    {
        var orders = await stores.History.ListOrdersAsync(Demo, new(), null, 10_000, Ct);
        var bills = await stores.History.ListBillsAsync(Demo, new(), null, 10_000, Ct);
        var shifts = await stores.History.ListShiftsAsync(Demo, new(), null, 10_000, Ct);
        var report = await stores.Analytics.RangeAsync(Demo, new(2026, 3, 1), new(2026, 4, 1), Ct);
        return string.Join('\n', [.. orders.Select(Text), .. bills.Select(Text), .. shifts.Select(Text), Text(report)]);
    }
}
