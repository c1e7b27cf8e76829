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
