using MongoDB.Bson;
using MongoDB.Driver;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// The node's connection to MongoDB, and its collections. What a write has answered for is on the disks of a majority, and a read gives
/// nothing else: said here, whatever the connection string or the server's defaults say.
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
    /// Up to where the read models show the log: <c>_id restaurant, projected</c>. There is one for every log. Programs that kept no <see
    /// cref="Days"/> have <c>upTo</c> in its place, and neither moves the other's: a node of either finds what the other has appended
    /// behind its own position, and heals it.
    /// </summary>
    public IMongoCollection<BsonDocument> Projections => Collection("projections");

    /// <summary><c>_id {r: restaurant, s: seq}, at, body</c>.</summary>
    public IMongoCollection<BsonDocument> Snapshots => Collection("snapshots");

    /// <summary><c>_id {r: restaurant, o: order}</c> and the order.</summary>
    public Kept Orders => new(Collection("orders"), "o", "placedAt");

    /// <summary><c>_id {r: restaurant, b: bill}</c> and the bill.</summary>
    public Kept Bills => new(Collection("bills"), "b", "createdAt");

    /// <summary><c>_id {r: restaurant, s: shift}</c> and the shift.</summary>
    public Kept Shifts => new(Collection("shifts"), "s", "openedAt");

    /// <summary>
    /// <c>_id {r: restaurant, d: day}</c>, the day's <c>rows</c> and the <c>seqs</c> that are in them, see <see cref="DayRows"/>.
    /// </summary>
    public IMongoCollection<BsonDocument> Days => Collection("days");

    public IMongoCollection<BsonDocument> Accounts => Collection("accounts");

    public IMongoCollection<BsonDocument> RefreshTokens => Collection("refreshTokens");

    /// <summary><c>_id family, expiresAt</c>: kept as long as its tokens would have lived.</summary>
    public IMongoCollection<BsonDocument> EndedFamilies => Collection("endedFamilies");

    /// <summary><c>_id {r: restaurant, s: staff}, seenAt</c>.</summary>
    public IMongoCollection<BsonDocument> Presence => Collection("presence");

    /// <summary>Holds one document while a backup is being restored.</summary>
    public IMongoCollection<BsonDocument> RestoreMark => Collection("restoring");

    public Task<BsonDocument> HelloAsync(CancellationToken ct) =>
        _client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.PrimaryPreferred, ct);

    public void Dispose() => _client.Dispose();

    private IMongoCollection<BsonDocument> Collection(string name) => _database.GetCollection<BsonDocument>(name, Durable);

    // A server that is away or hangs is found out within seconds; the driver would wait for half a minute, or for ever.
    private static MongoClientSettings Settings(string connectionString, StoreOptions.MongoOptions pool, SlowQueries slow)
    {
        var settings = MongoClientSettings.FromConnectionString(connectionString);
        settings.ApplicationName ??= "realtime-restaurant";
        (settings.MinConnectionPoolSize, settings.MaxConnectionPoolSize, settings.MaxConnecting) =
            (pool.MinConnections, pool.MaxConnections, pool.MaxConnecting);
        settings.ServerSelectionTimeout = settings.ConnectTimeout = TimeSpan.FromSeconds(2);
        (settings.WaitQueueTimeout, settings.MaxConnectionIdleTime) = (pool.WaitForConnection, pool.IdleAfter);
        settings.SocketTimeout = TimeSpan.FromSeconds(5);
        (settings.RetryWrites, settings.RetryReads) = (true, true);
        settings.ClusterConfigurator = new CommandTimes(slow).Follow;
        return settings;
    }
}
