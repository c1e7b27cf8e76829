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

    private static readonly string[] Columns =
        [.. Measures.Select(measure => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString()))];

    public static string Column(Measure measure) => Columns[(int)measure];

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Adds the rows every time it is called. Call it only in the transaction that inserts the event's commit.</summary>
    public static void Add(PreparedConnection connection, string restaurantId, DayIncrement increment)
    {
        foreach (var row in increment.Rows)
            connection.Execute(
                Upsert(row.Sums.Keys),
                [
                    ("$restaurant", restaurantId), ("$day", Day(increment.Day)),
                    ("$dimension", row.Key.Dimension.ToString()), ("$id", row.Key.Id), ("$name", row.Key.Name),
                    .. row.Sums.Select(sum => ($"${Column(sum.Key)}", (object?)sum.Value)),
                ]);
    }

    // Most rows have one or two of the measures: to bind them all would cost more than the rest of the row. Events have few shapes, so few
    // statements are prepared.
    private static string Upsert(IEnumerable<Measure> measures)
    {
        string[] columns = [.. measures.Select(Column)];
        return $"""
            INSERT INTO day_rows (restaurant_id, day, dimension, id, name{string.Concat(columns.Select(column => $", {column}"))})
            VALUES ($restaurant, $day, $dimension, $id, $name{string.Concat(columns.Select(column => $", ${column}"))}) ON CONFLICT DO
            {(columns is [] ? "NOTHING" : $"UPDATE SET {string.Join(", ", columns.Select(column => $"{column} = {column} + ${column}"))}")}
            """;
    }
}
