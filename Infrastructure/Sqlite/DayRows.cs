using System.Globalization;
using System.Text.Json;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// The table <c>day_rows</c>: one row per restaurant, day and key, with one column per measure. Sums are read far more often than they
/// change, and a month of them is a few thousand rows, however much was sold.
/// </summary>
internal static class DayRows
{
    public static readonly Measure[] Measures = Enum.GetValues<Measure>();

    private static readonly string[] Columns = [.. Measures.Select(Column)];

    private static readonly string Upsert =
        $"""
        INSERT INTO day_rows (restaurant_id, day, dimension, id, name, {string.Join(", ", Columns)})
        VALUES ($restaurant, $day, $dimension, $id, $name, {string.Join(", ", Columns.Select(column => $"${column}"))})
        ON CONFLICT DO UPDATE SET {string.Join(", ", Columns.Select(column => $"{column} = {column} + ${column}"))}
        """;

    public static string Column(Measure measure) => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString());

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Adds the rows every time it is called. Call it only in the transaction that inserts the event's commit.</summary>
    public static void Add(PreparedConnection connection, string restaurantId, DayIncrement increment)
    {
        foreach (var row in increment.Rows)
            connection.Execute(
                Upsert,
                [
                    ("$restaurant", restaurantId), ("$day", Day(increment.Day)),
                    ("$dimension", row.Key.Dimension.ToString()), ("$id", row.Key.Id), ("$name", row.Key.Name),
                    .. Measures.Select(measure => ($"${Column(measure)}", (object?)row[measure])),
                ]);
    }
}
