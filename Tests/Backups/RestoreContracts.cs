using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Mongo;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Backups;

public abstract class IntoSqlite(BackupSource source) : RestoreContract(source)
{
    private readonly SqliteFile _target = new();

    protected override Task<Stores> OpenTargetAsync() => _target.OpenAsync();

    protected override Task RemoveAsync() => _target.RemoveAsync();
}

public abstract class IntoMongo(BackupSource source) : RestoreContract(source)
{
    private readonly MongoDatabase _target = new();

    protected override Task<Stores> OpenTargetAsync() => _target.OpenAsync();

    protected override Task RemoveAsync() => _target.RemoveAsync();
}

// Crosswise: each store is once what is read and once what is written. A store into itself is in Journeys/BackedUp.
[NeedsMongo]
public sealed class SqliteToMongo(SqliteSource source) : IntoMongo(source), IClassFixture<SqliteSource>;

[NeedsMongo]
public sealed class MongoToSqlite(MongoSource source) : IntoSqlite(source), IClassFixture<MongoSource>;
