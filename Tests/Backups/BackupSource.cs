using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Samples.Demo;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Mongo;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Backups;

/// <summary>
/// A store with the demo's fortnight, a second restaurant, and people in both, in one, and in none that is there; made for the first test
/// that asks.
/// </summary>
public abstract class BackupSource : IAsyncLifetime
{
    public const string Demo = "r_demo", Other = "r_other";
    public static readonly DateTimeOffset Now = new(2026, 3, 31, 18, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Ct = CancellationToken.None;
    private Task<Stores>? _stores;

    public Task<Stores> StoresAsync() => _stores ??= MakeAsync();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_stores is null) return;
        await (await _stores).DisposeAsync();
        await RemoveAsync();
    }

    protected abstract Task<Stores> OpenAsync();

    protected abstract Task RemoveAsync();

    private async Task<Stores> MakeAsync()
    {
        var stores = await OpenAsync();
        var demo = new DemoRestaurant(
            stores.Accounts, stores.Log, stores.Snapshots, stores.Part<IRestore>(), new FakeTimeProvider(Now), history: true);
        await demo.MakeAsync(_ => Task.FromResult("hash"), Ct);
        await stores.FlushAsync();
        for (var seq = 1; seq < 40; seq += 3)
            await stores.Log.AppendAsync(Commit(Other, seq, events: 3, epoch: "e_other"), ChangedEntities.Nothing, Ct);
        await stores.Accounts.AddAsync(Account("both@demo.local") with
        {
            Id = "s_both", Memberships = [new(Demo, Role.Manager), new(Other, Role.Admin), new("r_gone", Role.Chef)],
        }, Ct);
        await stores.Accounts.AddAsync(Account("gone@demo.local") with { Memberships = [new Membership("r_gone", Role.Admin)] }, Ct);
        await stores.Tokens.AddAsync(Token(), Ct);
        return stores;
    }
}

public sealed class SqliteSource : BackupSource
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class MongoSource : BackupSource
{
    private readonly Lazy<MongoDatabase> _database = new();

    protected override Task<Stores> OpenAsync() => _database.Value.OpenAsync();

    protected override Task RemoveAsync() => _database.Value.RemoveAsync();
}
