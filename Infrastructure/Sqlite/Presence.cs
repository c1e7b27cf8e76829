using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

internal sealed class Presence(Database database) : IPresence
{
    public async ValueTask RecordAsync(IReadOnlyCollection<StaffPresence> people, DateTimeOffset at, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            """
            INSERT INTO presence (restaurant_id, staff_id, seen_at)
            SELECT value ->> 'restaurantId', value ->> 'staffId', $at FROM json_each($people) WHERE true
            ON CONFLICT (restaurant_id, staff_id) DO UPDATE SET seen_at = max(seen_at, excluded.seen_at)
            """,
            ("$people", Json(people)), ("$at", at.ToUnixTimeMilliseconds())), ct);

    public async ValueTask<IReadOnlyDictionary<StaffPresence, DateTimeOffset>> ListSinceAsync(
        IReadOnlyCollection<string> restaurantIds, DateTimeOffset since, CancellationToken ct)
    {
        var seen = await database.ReadAsync(connection => connection.All(
            """
            SELECT restaurant_id, staff_id, seen_at FROM presence
            WHERE restaurant_id IN (SELECT value FROM json_each($restaurants)) AND seen_at > $since
            """,
            row => (
                Person: new StaffPresence(row.GetString(0), row.GetString(1)),
                At: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            ("$restaurants", Json(restaurantIds)), ("$since", since.ToUnixTimeMilliseconds())), ct);
        return seen.ToDictionary(one => one.Person, one => one.At);
    }

    public async ValueTask RemoveBeforeAsync(DateTimeOffset before, CancellationToken ct) => await database.WriteAsync(
        connection => connection.Execute("DELETE FROM presence WHERE seen_at < $before", ("$before", before.ToUnixTimeMilliseconds())), ct);

    // One argument for any number of values, so that the statement stays the same and prepared.
    private static string Json<T>(IReadOnlyCollection<T> values) => System.Text.Encoding.UTF8.GetString(StoredJson.Encode(values));
}
