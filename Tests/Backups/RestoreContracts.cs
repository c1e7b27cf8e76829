using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Mongo;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Backups;

public sealed class SqliteToSqlite : RestoreContract
{
    private readonly SqliteFile _source = new(), _target = new();

    protected override Task<Stores> OpenSourceAsync() => _source.OpenAsync();

    protected override Task<Stores> OpenTargetAsync() => _target.OpenAsync();

    protected override Task RemoveAsync() => Task.WhenAll(_source.RemoveAsync(), _target.RemoveAsync());
}

[NeedsMongo]
public sealed class MongoToMongo : RestoreContract
{
    private readonly MongoDatabase _source = new(), _target = new();

    protected override Task<Stores> OpenSourceAsync() => _source.OpenAsync();

    protected override Task<Stores> OpenTargetAsync() => _target.OpenAsync();

    protected override Task RemoveAsync() => Task.WhenAll(_source.RemoveAsync(), _target.RemoveAsync());
}

[NeedsMongo]
public sealed class SqliteToMongo : RestoreContract
{
    private readonly SqliteFile _source = new();
    private readonly MongoDatabase _target = new();

    protected override Task<Stores> OpenSourceAsync() => _source.OpenAsync();

    protected override Task<Stores> OpenTargetAsync() => _target.OpenAsync();

    protected override Task RemoveAsync() => Task.WhenAll(_source.RemoveAsync(), _target.RemoveAsync());
}

[NeedsMongo]
public sealed class MongoToSqlite : RestoreContract
{
    private readonly MongoDatabase _source = new();
    private readonly SqliteFile _target = new();

    protected override Task<Stores> OpenSourceAsync() => _source.OpenAsync();

    protected override Task<Stores> OpenTargetAsync() => _target.OpenAsync();

    protected override Task RemoveAsync() => Task.WhenAll(_source.RemoveAsync(), _target.RemoveAsync());
}
