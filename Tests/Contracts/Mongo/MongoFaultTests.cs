using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>What becomes of an append when the line to MongoDB breaks, and what is refused at the start.</summary>
[NeedsMongo]
public sealed class MongoFaultTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly string _restaurant = NewRestaurant();
    private readonly MongoDatabase _database = new();
    private FaultProxy _line = null!;
    private Stores _store = null!;

    public async Task InitializeAsync()
    {
        _line = _database.Rig.Proxy();
        _store = await MongoDatabase.OpenAsync(_database.Rig.ConnectionStringVia(_line));
        (await AppendAsync(Commit(_restaurant, 1))).ShouldBe(AppendResult.Appended);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _line.DisposeAsync();
        await _database.RemoveAsync();
    }

    [Fact]
    public async Task An_insert_whose_answer_was_lost_is_appended_once()
    {
        _line.LoseAnswers();
        var appending = AppendAsync(Commit(_restaurant, 2));
        await Eventually.True(() => Arrived(2));
        appending.IsCompleted.ShouldBeFalse();
        _line.Heal();
        _line.CutOnce();

        (await appending).ShouldBe(AppendResult.Appended);
        (await ReadAsync()).Select(commit => commit.FirstSeq).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task An_insert_whose_answer_was_lost_while_another_node_wins_is_a_conflict()
    {
        await using var another = await MongoDatabase.OpenAsync(_database.Rig.ConnectionString);
        _line.Stall();
        var (ours, theirs) = (Commit(_restaurant, 2), Commit(_restaurant, 2));
        var appending = AppendAsync(ours);
        (await another.Log.AppendAsync(theirs, ChangedEntities.Nothing, Ct)).ShouldBe(AppendResult.Appended);
        _line.CutOnce();
        _line.Heal();

        (await appending).ShouldBe(AppendResult.Conflict);
        (await ReadAsync())[^1].Id.ShouldBe(theirs.Id);
    }

    [Fact]
    public async Task While_the_line_is_cut_nothing_is_said_that_is_not_known_and_asking_again_tells()
    {
        var commit = Commit(_restaurant, 2);
        _line.Cut();
        await Should.ThrowAsync<StoreUnavailableException>(() => AppendAsync(commit));
        _line.Heal();

        await Eventually.True(async () => await RetryAsync(commit));
        (await ReadAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_hung_server_is_given_up_on_when_the_caller_does_and_asking_again_tells()
    {
        var commit = Commit(_restaurant, 2);
        _line.Stall();
        using var patience = new CancellationTokenSource();
        var appending = _store.Log.AppendAsync(commit, ChangedEntities.Nothing, patience.Token).AsTask();
        await patience.CancelAsync();
        // When the driver itself gives up, that is another exception.
        await Should.ThrowAsync<OperationCanceledException>(appending);
        _line.Heal();

        await Eventually.True(async () => await RetryAsync(commit));
        (await ReadAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_append_is_whole_though_its_read_models_could_not_be_written()
    {
        await _database.Rig.Database.DropCollectionAsync("orders");
        await _database.Rig.Database.CreateViewAsync("orders", "commits", new EmptyPipelineDefinition<BsonDocument>());

        (await _store.Log.AppendAsync(Commit(_restaurant, 2), ChangedEntities.Nothing with { Orders = [Order("o_1", 2)] }, Ct))
            .ShouldBe(AppendResult.Appended);
        await _store.FlushAsync();
        (await AppendAsync(Commit(_restaurant, 3))).ShouldBe(AppendResult.Appended);
        await _store.FlushAsync();
        var head = (await _store.Log.HeadsAsync([_restaurant], Ct))[_restaurant];
        (head.Seq, head.Projected).ShouldBe((3, 1));
    }

    [Fact]
    public async Task What_lies_in_the_log_can_be_read_by_people()
    {
        var stored =
            await _database.Rig.Database.GetCollection<BsonDocument>("commits").Find(new BsonDocument("_id.r", _restaurant)).SingleAsync();

        stored["_id"].ShouldBe(new BsonDocument { { "r", _restaurant }, { "s", 1L } });
        stored["at"].ToUniversalTime().ShouldBe(Evening.AddSeconds(1).UtcDateTime);
        stored["events"][0].ShouldBe(new BsonDocument { { "type", "commandNoted" }, { "v", 1 }, { "data", new BsonDocument() } });
    }

    [Fact]
    public async Task An_index_that_is_not_what_it_should_be_stops_the_start()
    {
        var database = new MongoDatabase();
        var wrong = new CreateIndexModel<BsonDocument>(new BsonDocument("email", 1), new CreateIndexOptions { Name = "email" });
        await database.Rig.Database.GetCollection<BsonDocument>("accounts").Indexes.CreateOneAsync(wrong);

        var refused = await Should.ThrowAsync<StoreUnusableException>(database.OpenAsync);
        await database.RemoveAsync();
        refused.Message.ShouldContain("'email'");
    }

    private Task<AppendResult> AppendAsync(Commit commit) => _store.Log.AppendAsync(commit, ChangedEntities.Nothing, Ct).AsTask();

    private async Task<bool> RetryAsync(Commit commit)
    {
        try
        {
            return await AppendAsync(commit) == AppendResult.Appended;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private ValueTask<List<Commit>> ReadAsync() => _store.Log.ReadAsync(_restaurant, 0, Ct).ToListAsync(Ct);

    private Task<bool> Arrived(long seq) => _database.Rig.Database.GetCollection<BsonDocument>("commits")
        .Find(new BsonDocument { { "_id.r", _restaurant }, { "_id.s", seq } }).AnyAsync();
}
