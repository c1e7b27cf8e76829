using Microsoft.Data.Sqlite;

namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

/// <summary>A file of schema version 4.</summary>
public sealed class SqliteUpgradeTests : UpgradeContract
{
    private readonly SqliteFile _file = new();
    private bool _isMade;

    protected override async Task<Stores> OpenAsync()
    {
        if (!_isMade) await MakeAsync();
        _isMade = true;
        return await _file.OpenAsync();
    }

    protected override Task RemoveAsync() => _file.RemoveAsync();

    private async Task MakeAsync()
    {
        var parts = new SqliteConnectionStringBuilder(_file.ConnectionString) { Pooling = false };
        Directory.CreateDirectory(Path.GetDirectoryName(parts.DataSource)!);
        await using var connection = new SqliteConnection(parts.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"BEGIN; {OldStore("sqlite-version-4.sql")} COMMIT;";
        await command.ExecuteNonQueryAsync();
    }
}
