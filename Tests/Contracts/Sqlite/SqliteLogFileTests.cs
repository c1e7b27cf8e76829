using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure.Sqlite;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

/// <summary>The size of the write-ahead log beside the database file.</summary>
public sealed class SqliteLogFileTests : StoreContract
{
    private const int Megabyte = 1 << 20;

    // The 16 MB at which the writer waits for a checkpoint, and the largest transaction of the test.
    private const long Bound = 20 * Megabyte;
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();

    private Database Database => ((IServiceProvider)Store.Opened).GetRequiredService<Database>();

    private long LogSize => new FileInfo(new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource + "-wal").Length;

    [Fact]
    public async Task While_writes_never_pause_the_log_stays_within_its_bound()
    {
        var restaurants = Enumerable.Range(0, 4).Select(_ => NewRestaurant()).ToArray();

        await Task.WhenAll(restaurants.Select(restaurant => WriteAsync(restaurant, commits: 80)));

        LogSize.ShouldBeInRange(Megabyte, Bound);
    }

    [Fact]
    public async Task A_log_that_grew_behind_a_long_read_is_cut_back_after_it()
    {
        await WriteAsync(NewRestaurant(), commits: 1);
        using (var reader = new SqliteConnection(_file.ConnectionString + ";Pooling=False"))
        {
            reader.Open();
            using var reading = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT count(*) FROM commits";
            command.ExecuteScalar();
            await WriteAsync(NewRestaurant(), commits: 120);
            LogSize.ShouldBeGreaterThan(Bound);
        }

        var after = NewRestaurant();
        var seq = 0;
        await Eventually.True(async () =>
        {
            await Store.Log.AppendAsync(Commit(after, ++seq), ChangedEntities.Nothing, Ct);
            return LogSize <= Bound;
        });
    }

    // A quarter of a megabyte each.
    private async Task WriteAsync(string restaurant, int commits)
    {
        for (var i = 0; i < commits; i++)
            await Database.WriteAsync(connection => connection.Execute(
                "INSERT INTO snapshots (restaurant_id, seq, at, body) VALUES ($restaurant, $seq, 0, zeroblob(262144))",
                ("$restaurant", restaurant), ("$seq", i)), Ct);
    }
}
