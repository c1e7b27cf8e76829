namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

public sealed class SqliteCommitLogTests : CommitLogContract
{
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();
}
