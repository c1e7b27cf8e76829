using MongoDB.Bson;
using MongoDB.Driver;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// The node's connection to MongoDB, and its collections. An acknowledged write is on the disks of a majority, and a read returns nothing
/// else. Both are stated here and override the connection string and the server's defaults.
/// </summary>
internal sealed class Database : IDisposable
{
    private static readonly MongoCollectionSettings Durable = new()
    {
        WriteConcern = WriteConcern.WMajority.With(journal: true, wTimeout: TimeSpan.FromSeconds(5)),
        ReadConcern = ReadConcern.Majority,
        ReadPreference = ReadPreference.Primary,
    };

    private readonly MongoClient _client;
    private readonly IMongoDatabase _database;

    public Database(string connectionString, StoreOptions options, SlowQueries slow)
    {
        _client = new MongoClient(Settings(connectionString, options.Mongo, slow));
        _database = _client.GetDatabase(MongoUrl.Create(connectionString).DatabaseName ?? "restaurant");
    }

    /// <summary>The log: <c>_id {r: restaurant, s: first seq}, last, epoch, id, at, commands, events, before</c>.</summary>
    public IMongoCollection<BsonDocument> Commits => Collection("commits");

    /// <summary>
    /// <c>_id restaurant, projected</c>: one document per log, with the seq up to which the read models show it. Programs that had no
    /// <see cref="Days"/> use the field <c>upTo</c>. Neither moves the other's, so a node of each finds that the other's commits are not
    /// projected, and projects them.
    /// </summary>
    public IMongoCollection<BsonDocument> Projections => Collection("projections");

    /// <summary><c>_id {r: restaurant, s: seq}, at, body</c>.</summary>
    public IMongoCollection<BsonDocument> Snapshots => Collection("snapshots");

    /// <summary><c>_id {r: restaurant, o: order}</c> and the order.</summary>
    public ReadModelCollection Orders => new(Collection("orders"), "o", "placedAt");

    /// <summary><c>_id {r: restaurant, b: bill}</c> and the bill.</summary>
    public ReadModelCollection Bills => new(Collection("bills"), "b", "createdAt");

    /// <summary><c>_id {r: restaurant, s: shift}</c> and the shift.</summary>
    public ReadModelCollection Shifts => new(Collection("shifts"), "s", "openedAt");

    /// <summary><c>_id {r: restaurant, v: reservation}</c> and the reservation.</summary>
    public ReadModelCollection Reservations => new(Collection("reservations"), "v", "at");

    /// <summary>
    /// <c>_id {r: restaurant, d: day}</c>, the day's <c>rows</c>, and the <c>seqs</c> that are in them; see <see cref="DayRows"/>.
    /// </summary>
    public IMongoCollection<BsonDocument> Days => Collection("days");

    public IMongoCollection<BsonDocument> Accounts => Collection("accounts");

    public IMongoCollection<BsonDocument> RefreshTokens => Collection("refreshTokens");

    /// <summary><c>_id family, expiresAt</c>: stored until the family's tokens would have expired.</summary>
    public IMongoCollection<BsonDocument> EndedFamilies => Collection("endedFamilies");

    /// <summary><c>_id {r: restaurant, s: staff}, seenAt</c>.</summary>
    public IMongoCollection<BsonDocument> Presence => Collection("presence");

    /// <summary>Holds one document while a backup is being restored.</summary>
    public IMongoCollection<BsonDocument> RestoreMark => Collection("restoring");

    public Task<BsonDocument> HelloAsync(CancellationToken ct) =>
        _client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.PrimaryPreferred, ct);

    public void Dispose() => _client.Dispose();

    private IMongoCollection<BsonDocument> Collection(string name) => _database.GetCollection<BsonDocument>(name, Durable);

    // A server that is down or hangs is detected within seconds. By default the driver waits for half a minute, or for ever.
    private static MongoClientSettings Settings(string connectionString, StoreOptions.MongoOptions pool, SlowQueries slow)
    {
        var settings = MongoClientSettings.FromConnectionString(connectionString);
        settings.ApplicationName ??= "realtime-restaurant";
        (settings.MinConnectionPoolSize, settings.MaxConnectionPoolSize) = (pool.MinConnections, pool.MaxConnections);
        settings.MaxConnecting = pool.MaxConnecting;
        settings.ServerSelectionTimeout = settings.ConnectTimeout = TimeSpan.FromSeconds(2);
        (settings.WaitQueueTimeout, settings.MaxConnectionIdleTime) = (pool.WaitForConnection, pool.IdleAfter);
        settings.SocketTimeout = TimeSpan.FromSeconds(5);
        (settings.RetryWrites, settings.RetryReads) = (true, true);
        settings.ClusterConfigurator = new CommandTimes(slow).Subscribe;
        return settings;
    }
}
