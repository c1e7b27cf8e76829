using MongoDB.Bson;
using RealtimeRestaurant.Tests.Contracts.Caching;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

[NeedsMongo]
public sealed class MongoCommitLogTests : CommitLogContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}

[NeedsMongo]
public sealed class MongoSnapshotTests : SnapshotContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}

[NeedsMongo]
public sealed class MongoHistoryTests : HistoryContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}

[NeedsMongo]
public sealed class MongoAccountsTests : AccountsContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}

[NeedsMongo]
public sealed class MongoRefreshTokensTests : RefreshTokensContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();

    protected override async Task RefuseOthersAsync(string? hash) =>
        await _database.Rig.Database.RunCommandAsync<BsonDocument>(new BsonDocument { { "collMod", "refreshTokens" },
            { "validator", hash is null ? [] : new BsonDocument("_id", hash) } });
}

[NeedsMongo]
public sealed class MongoPresenceTests : PresenceContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}

[NeedsMongo]
public sealed class MongoAnalyticsTests : AnalyticsContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}

[NeedsMongo]
public sealed class MongoCacheTests : CacheContract
{
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();
}
