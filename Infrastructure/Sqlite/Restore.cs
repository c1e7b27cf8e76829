using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// Restores into the file itself: one transaction sets the mark and removes what is there, then commits are appended and read models
/// written as a running node does.
/// </summary>
internal sealed class Restore(Database database) : IRestore
{
    private static readonly string[] OfRestaurants =
        ["commits", "snapshots", "orders", "bills", "shifts", "reservations", "facets", "day_rows", "presence"];
    private static readonly string[] OfAccounts = ["accounts", "refresh_tokens", "ended_families"];

    public async ValueTask BeginAsync(string? restaurantId, CancellationToken ct) => await database.WriteAsync(connection =>
    {
        if (restaurantId is not null && IsOtherUnfinished(connection, restaurantId))
            throw new RestoreRefusedException("Another restore was interrupted here. Finish that one first, or restore everything.");
        connection.Execute("DELETE FROM restoring");
        connection.Execute("INSERT INTO restoring (since, restaurant_id) VALUES (unixepoch(), $restaurant)", ("$restaurant", restaurantId));
        return restaurantId is null
            ? OfRestaurants.Concat(OfAccounts).Sum(table => connection.Execute($"DELETE FROM {table}"))
            : OfRestaurants.Sum(table => connection.Execute(
                $"DELETE FROM {table} WHERE restaurant_id = $restaurant", ("$restaurant", restaurantId)));
    }, ct);

    public async ValueTask AppendAsync(IReadOnlyList<Commit> commits, ChangedEntities entities, CancellationToken ct)
    {
        var bodies = commits.Select(StoredJson.Encode).ToArray();
        var projection = new Projection(entities);
        await database.WriteAsync(connection =>
        {
            for (var i = 0; i < bodies.Length; i++)
                if (!CommitLog.TryInsert(connection, commits[i], bodies[i]))
                    throw new ConcurrentWriteException(
                        $"Another writer has appended to the log of {commits[i].RestaurantId} at event {commits[i].FirstSeq}.");
            return projection.WriteWithCommits(connection, commits[0].RestaurantId);
        }, ct);
    }

    public async ValueTask EndAsync(CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute("DELETE FROM restoring"), ct);

    public ValueTask<bool> IsUnfinishedAsync(CancellationToken ct) =>
        database.ReadAsync(connection => connection.First("SELECT EXISTS (SELECT 1 FROM restoring)", row => row.GetBoolean(0)), ct);

    private static bool IsOtherUnfinished(PreparedConnection connection, string restaurantId) => connection.First(
        "SELECT EXISTS (SELECT 1 FROM restoring WHERE restaurant_id IS NOT $restaurant)",
        row => row.GetBoolean(0), ("$restaurant", restaurantId));
}
