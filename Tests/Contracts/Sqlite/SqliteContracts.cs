using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Infrastructure.Sqlite;
using RealtimeRestaurant.Tests.Contracts.Caching;

namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

public sealed class SqliteCommitLogTests : CommitLogContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class SqliteSnapshotTests : SnapshotContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class SqliteHistoryTests : HistoryContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class SqliteAccountsTests : AccountsContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class SqliteRefreshTokensTests : RefreshTokensContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();

    protected override async Task RefuseOthersAsync(string? hash) =>
        await ((IServiceProvider)Store.Opened).GetRequiredService<Database>().WriteAsync(
        connection =>
            connection.Execute(hash is null ? "DROP TRIGGER refuse"
            : $"CREATE TRIGGER refuse BEFORE INSERT ON refresh_tokens WHEN NEW.hash <> '{hash}' BEGIN SELECT RAISE(ABORT, 'refused'); END"),
        CancellationToken.None);
}

public sealed class SqlitePresenceTests : PresenceContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class SqliteAnalyticsTests : AnalyticsContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}

public sealed class SqliteCacheTests : CacheContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}
