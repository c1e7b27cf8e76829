using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Host.Endpoints;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>How long one waits for read models while the server hangs, or another node does not write its own.</summary>
[NeedsMongo]
public sealed class MongoReadModelQueueTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    // The driver gives up on a request after five seconds, and would end the wait as well.
    private static readonly TimeSpan BeforeTheDriver = TimeSpan.FromSeconds(4);
    private readonly string _restaurant = NewRestaurant();
    private readonly MongoDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Evening);
    private FaultProxy _line = null!;
    private Stores _store = null!;

    public async Task InitializeAsync()
    {
        _line = _database.Rig.Proxy();
        _store = await MongoDatabase.OpenAsync(_database.Rig.ConnectionStringVia(_line), _clock);
        await AppendAsync(1);
        await _store.FlushAsync();
        _line.HoldRequests(request => MongoRequests.Command(request) is { } command && command != "insert commits");
    }

    public async Task DisposeAsync()
    {
        _line.Heal();
        await _store.DisposeAsync();
        await _line.DisposeAsync();
        await _database.RemoveAsync();
    }

    [Fact]
    public async Task While_the_server_hangs_a_query_waits_no_longer_than_the_limit()
    {
        await AppendAsync(2);
        var flushing = _store.ReadModels.FlushAsync(Ct).AsTask();
        flushing.IsCompleted.ShouldBeFalse();

        _clock.Advance(ReadModelQueue.WaitLimit);

        (await flushing.WaitAsync(BeforeTheDriver)).ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_server_hangs_the_store_closes_within_the_limit()
    {
        await AppendAsync(2);
        var closing = ((IAsyncDisposable)_store.ReadModels).DisposeAsync().AsTask();
        closing.IsCompleted.ShouldBeFalse();

        _clock.Advance(ReadModelQueue.WaitLimit);

        await closing.WaitAsync(BeforeTheDriver);
    }

    [Fact]
    public async Task An_append_that_fails_gives_its_place_in_the_queue_back()
    {
        _line.Heal();
        for (var i = 0; i < ReadModelQueue.Capacity; i++)
            (await _store.Log.AppendAsync(Commit(_restaurant, 9), ChangedEntities.Nothing, Ct)).ShouldBe(AppendResult.Conflict);

        await AppendAsync(2).WaitAsync(Eventually.Timeout);
    }

    [Fact]
    public async Task A_refund_waits_for_what_another_node_is_about_to_write()
    {
        await using var other = await MongoDatabase.OpenAsync(_database.Rig.ConnectionString);
        await AppendAsync(2);

        var waiting = PastBills.ShowsAsync(other.Log, _restaurant, 2, TimeProvider.System, Ct).AsTask();
        _line.Heal();

        (await waiting).ShouldBeTrue();
    }

    [Fact]
    public async Task A_refund_does_not_wait_for_a_node_that_died()
    {
        await using var other = await MongoDatabase.OpenAsync(_database.Rig.ConnectionString);
        await AppendAsync(2);

        var waiting = PastBills.ShowsAsync(other.Log, _restaurant, 2, _clock, Ct).AsTask();
        await Eventually.True(() =>
        {
            _clock.Advance(PastBills.HistoryLimit);
            return waiting.IsCompleted;
        });

        (await waiting).ShouldBeFalse();
    }

    [Fact]
    public async Task A_position_that_is_never_reached_is_forgotten()
    {
        using var database = new Database(_database.Rig.ConnectionString, new StoreOptions(), SlowQueries.None);
        var positions = new ReadModelPositions(database, _clock);
        positions.Note(Commit(NewRestaurant(), 7));
        positions.Note(Commit(_restaurant, 7));
        await positions.MoveAsync();
        positions.AreBehind.ShouldBeTrue();

        _clock.Advance(ReadModelPositions.KeptFor);
        await positions.MoveAsync();

        positions.AreBehind.ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_written_of_a_log_before_it_was_restored_moves_no_position()
    {
        using var database = new Database(_database.Rig.ConnectionString, new StoreOptions(), SlowQueries.None);
        var positions = new ReadModelPositions(database, _clock);
        positions.Note(Commit(_restaurant, 3));
        positions.Note(Commit(_restaurant, 2) with { Epoch = "restored" });
        await positions.MoveAsync();
        await positions.MoveAsync();

        var position = await database.Projections.Find(new BsonDocument("_id", _restaurant)).SingleAsync();
        position["projected"].ToInt64().ShouldBe(2);
    }

    private async Task AppendAsync(long seq) =>
        (await _store.Log.AppendAsync(Commit(_restaurant, seq), ChangedEntities.Nothing, Ct)).ShouldBe(AppendResult.Appended);
}
