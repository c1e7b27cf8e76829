using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

internal sealed class Snapshots(Database database) : ISnapshots
{
    public async ValueTask<Restaurant?> FindAsync(string restaurantId, long atOrBefore, CancellationToken ct)
    {
        var stored = await database.ReadAsync(connection => connection.First(
            "SELECT body FROM snapshots WHERE restaurant_id = $restaurant AND seq <= $seq ORDER BY seq DESC LIMIT 1",
            row => row.GetFieldValue<byte[]>(0),
            ("$restaurant", restaurantId), ("$seq", atOrBefore)), ct);
        return stored is null ? null : SnapshotCodec.Decode(stored);
    }

    public async ValueTask SaveAsync(Restaurant state, CancellationToken ct)
    {
        var body = SnapshotCodec.Encode(state);
        await database.WriteAsync(connection => Save(connection, state, body), ct);
    }

    public async ValueTask RemoveAsync(string restaurantId, DateTimeOffset before, CancellationToken ct) =>
        await database.WriteAsync(connection => Remove(connection, restaurantId, before), ct);

    private static int Save(PreparedConnection connection, Restaurant state, byte[] body)
    {
        connection.Execute(
            """
            INSERT INTO snapshots (restaurant_id, seq, at, body) VALUES ($restaurant, $seq, $at, $body)
            ON CONFLICT DO UPDATE SET at = $at, body = $body
            """,
            ("$restaurant", state.Id), ("$seq", state.Seq), ("$at", state.At.ToUnixTimeMilliseconds()), ("$body", body));
        return Remove(connection, state.Id, state.At - RememberedCommands.Retention);
    }

    // The newest of the old ones stays: the first commands within the retention are answered from it.
    private static int Remove(PreparedConnection connection, string restaurantId, DateTimeOffset before) => connection.Execute(
        """
        DELETE FROM snapshots WHERE restaurant_id = $restaurant
        AND seq < (SELECT max(seq) FROM snapshots WHERE restaurant_id = $restaurant AND at < $oldest)
        """,
        ("$restaurant", restaurantId), ("$oldest", before.ToUnixTimeMilliseconds()));
}
