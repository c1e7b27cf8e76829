using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Sqlite;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

/// <summary>What SQLite does beyond the contract, and how it fails.</summary>
public sealed class SqliteOwnTests : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly SqliteFile _file = new();
    private readonly string _restaurant = NewRestaurant();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();

    private Database Database => ((IServiceProvider)Store.Opened).GetRequiredService<Database>();

    private ICommitLog Log => Store.Log;

    private StoreCondition Condition => ((IServiceProvider)Store.Opened).GetRequiredService<StoreCondition>();

    [Theory, InlineData("synchronous", 2), InlineData("mmap_size", 0), InlineData("busy_timeout", 5000)]
    public async Task The_writer_runs_with_what_durability_needs(string pragma, int expected)
    {
        // A pragma that is asked inside a transaction answers all the same.
        (await Database.WriteAsync(connection => connection.First($"PRAGMA {pragma}", row => row.GetInt32(0)), Ct)).ShouldBe(expected);
        (await Database.WriteAsync(connection => connection.First("PRAGMA journal_mode", row => row.GetString(0)), Ct)).ShouldBe("wal");
    }

    [Fact]
    public async Task An_order_is_readable_as_soon_as_its_append_has_answered()
    {
        await Log.AppendAsync(Commit(_restaurant, 1), ChangedEntities.Nothing with { Orders = [Order("o_1", 1)] }, Ct);

        (await Store.History.FindOrderAsync(_restaurant, "o_1", Ct)).ShouldNotBeNull();
        (await Log.HeadsAsync([_restaurant], Ct))[_restaurant].ShouldBe(new Head("e1", 1, 1));
    }

    [Fact]
    public async Task A_commit_beyond_the_next_seq_is_the_callers_mistake_and_harms_nobody_else()
    {
        var others =
            Enumerable.Range(0, 50).Select(_ => Log.AppendAsync(Commit(NewRestaurant(), 1), ChangedEntities.Nothing, Ct).AsTask()).ToList();
        var mistaken =
            Enumerable.Range(0, 5).Select(i => Log.AppendAsync(Commit(_restaurant, 2 + i), ChangedEntities.Nothing, Ct).AsTask()).ToList();

        (await Task.WhenAll(others)).ShouldAllBe(result => result == AppendResult.Appended);

        foreach (var append in mistaken) await Should.ThrowAsync<InvalidOperationException>(append);
        (await Log.ReadAsync(_restaurant, 0, Ct).ToListAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_nothing_and_those_beside_it_succeed()
    {
        var failing = Database.WriteAsync<int>(connection =>
        {
            connection.Execute("INSERT INTO ended_families VALUES ('half', 1)");
            throw new FormatException("half way");
        }, Ct);
        var beside = Log.AppendAsync(Commit(_restaurant, 1), ChangedEntities.Nothing, Ct);

        await Should.ThrowAsync<FormatException>(failing);

        (await beside).ShouldBe(AppendResult.Appended);
        (await Database.ReadAsync(connection => connection.First("SELECT count(*) FROM ended_families", row => row.GetInt32(0)), Ct))
            .ShouldBe(0);
    }

    [Fact]
    public async Task A_full_disk_is_a_fault_that_undoes_the_append_and_passes_with_it()
    {
        await Log.AppendAsync(Commit(_restaurant, 1), ChangedEntities.Nothing, Ct);
        // As full as a disk can be; it has space again for the connection after this one.
        await Database.WriteAsync(connection =>
            connection.First($"PRAGMA max_page_count = {connection.First("PRAGMA page_count", row => row.GetInt32(0))}", row =>
            row.GetInt32(0)), Ct);
        var large = Commit(_restaurant, 2, events: 1000);

        var fault = await Should.ThrowAsync<StoreFullException>(async () =>
            await Log.AppendAsync(large, ChangedEntities.Nothing with { Orders = [Order("o_1", 2)] }, Ct));

        fault.Message.ShouldContain("disk is full");
        Condition.IsWritable.ShouldBeFalse();
        (await Log.ReadAsync(_restaurant, 1, Ct).ToListAsync(Ct)).ShouldBeEmpty();
        (await Log.AppendAsync(large, ChangedEntities.Nothing with { Orders = [Order("o_1", 2)] }, Ct)).ShouldBe(AppendResult.Appended);
        Condition.IsWritable.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_commit_says_of_the_store_is_known_before_its_caller_is_answered()
    {
        var happened = new ConcurrentQueue<string>();
        var (here, caller) = (SynchronizationContext.Current, new Caller(() => happened.Enqueue("answered")));
        using var waits = new ManualResetEventSlim();
        await using var writer = new Writer(
            Open, onCommitted: () => happened.Enqueue("committed"), onAnswered: _ => { }, onFailed: _ => { });

        SynchronizationContext.SetSynchronizationContext(caller);
        var writing = writer.WriteAsync(connection =>
        {
            waits.Wait();
            return connection.Execute("INSERT INTO ended_families VALUES ('f', 1)");
        }, Ct);
        SynchronizationContext.SetSynchronizationContext(here);
        waits.Set();

        await writing;
        happened.ShouldBe(["committed", "answered"]);

        PreparedConnection Open()
        {
            var connection = new PreparedConnection(new SqliteConnection(_file.ConnectionString), SlowQueries.None);
            connection.Open();
            return connection;
        }
    }

    [Fact]
    public async Task Whether_somebody_has_the_file_open_can_be_told()
    {
        SqliteStore.IsInUse(_file.ConnectionString).ShouldBeTrue();
        await Store.DisposeAsync();
        SqliteStore.IsInUse(_file.ConnectionString).ShouldBeFalse();
        SqliteStore.IsInUse("Data Source=/nowhere/restaurant.db").ShouldBeFalse();
        await ReopenAsync();
        (await Log.AppendAsync(Commit(_restaurant, 1), ChangedEntities.Nothing, Ct)).ShouldBe(AppendResult.Appended);
    }

    [Fact]
    public async Task Another_process_that_holds_the_file_too_long_is_a_fault_that_passes()
    {
        await using var store = await _file.OpenAsync(";Default Timeout=1");
        var condition = ((IServiceProvider)store.Opened).GetRequiredService<StoreCondition>();
        using var other = new SqliteConnection(_file.ConnectionString + ";Pooling=False");
        other.Open();
        using var holding = other.BeginTransaction(deferred: false);

        (await Should.ThrowAsync<StoreUnavailableException>(AppendAsync)).Message.ShouldContain("Another process");
        condition.IsWritable.ShouldBeTrue("it may have been for a moment");
        await Should.ThrowAsync<StoreUnavailableException>(AppendAsync);
        condition.IsWritable.ShouldBeFalse();
        await holding.RollbackAsync();

        (await AppendAsync()).ShouldBe(AppendResult.Appended);
        condition.IsWritable.ShouldBeTrue();

        Task<AppendResult> AppendAsync() => store.Log.AppendAsync(Commit(_restaurant, 1), ChangedEntities.Nothing, Ct).AsTask();
    }

    [Fact]
    public async Task Closing_writes_what_still_waits_and_then_takes_no_more()
    {
        var waiting =
            Enumerable.Range(0, 300).Select(_ => Log.AppendAsync(Commit(NewRestaurant(), 1), ChangedEntities.Nothing, Ct).AsTask())
            .ToArray();

        await Store.DisposeAsync();

        (await Task.WhenAll(waiting)).ShouldAllBe(result => result == AppendResult.Appended);
        await Should.ThrowAsync<StoreUnavailableException>(async () =>
            await Log.AppendAsync(Commit(_restaurant, 1), ChangedEntities.Nothing, Ct));
    }

    [Fact]
    public async Task Snapshots_older_than_72_hours_go_but_the_newest_of_them()
    {
        for (var day = 1; day <= 6; day++) await Store.Snapshots.SaveAsync(State(_restaurant, day, Evening.AddDays(day)), Ct);

        var kept = await Database.ReadAsync(connection =>
            connection.All("SELECT seq FROM snapshots ORDER BY seq", row => row.GetInt64(0)), Ct);

        kept.ShouldBe([2, 3, 4, 5, 6]);
    }

    [Fact]
    public void The_folder_that_it_makes_is_nobody_elses_to_read()
    {
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource)!;
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(folder)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_left_alone()
    {
        await Database.WriteAsync(connection => connection.Execute("PRAGMA user_version = 99"), Ct);

        Should.Throw<StoreUnusableException>(() => new Database(_file.ConnectionString)).Message.ShouldContain("99");
    }

    /// <summary>Where a caller goes on: it is told of the answer by the thread that gives it.</summary>
    private sealed class Caller(Action answered) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            answered();
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }
}
