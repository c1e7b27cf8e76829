using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Adds up the rows of <see cref="DayRows"/> over a range of days, which is one range of the table's key.</summary>
internal sealed class Analytics(Database database) : IAnalytics
{
    internal static readonly string Sums =
        $"""
        SELECT dimension, id, name, {string.Join(", ", DayRows.Measures.Select(measure => $"sum({DayRows.Column(measure)})"))}
        FROM day_rows WHERE restaurant_id = $restaurant AND day BETWEEN $from AND $to GROUP BY dimension, id, name
        """;

    public async ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await database.ReadAsync(connection => connection.All(
            Sums, Row, ("$restaurant", restaurantId), ("$from", DayRows.Day(from)), ("$to", DayRows.Day(to))), ct);
        return AnalyticsReport.Of(from, to, rows);
    }

    private static DayRow Row(SqliteDataReader row) => new(
        new RowKey(Enum.Parse<Dimension>(row.GetString(0)), row.GetString(1), row.GetString(2)),
        DayRows.Measures.Index().ToImmutableSortedDictionary(measure => measure.Item, measure => row.GetInt64(3 + measure.Index)));
}
