using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using RealtimeRestaurant.Domain.Kitchen;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// How long tickets took: from when they were sent to the kitchen until the last of their items was ready. A ticket that came back from the
/// pass counts when it is ready again. One that was cancelled, or served without ever being ready as a whole, does not count. Times are in
/// seconds.
/// </summary>
/// <remarks>
/// A row of a day has the tickets of one station that took equally long, in steps of which each is at most 3 % off: so days add up, and a
/// station has about 50 rows a day, however much it cooks.
/// </remarks>
/// <param name="Station">Null: all stations.</param>
/// <param name="Count">Tickets of the orders placed on those days that became ready.</param>
/// <param name="Late">Those of them that took longer than their own target.</param>
/// <param name="P50">The median; null without tickets.</param>
/// <param name="P90">The time that 90 % do not exceed; null without tickets.</param>
/// <param name="Target">The mean of their targets (<see cref="Ticket.TargetMinutes"/>); null without tickets.</param>
public sealed record TicketTimes(string? Station, int Count, int Late, int? P50, int? P90, int? Target)
{
    private const int MaxSeconds = 24 * 60 * 60, SignificantBits = 5;

    /// <param name="stations">Rows of <see cref="Dimension.Station"/>.</param>
    /// <returns>The times of all stations, then of each.</returns>
    public static ImmutableArray<TicketTimes> Of(IEnumerable<DayRow> stations)
    {
        DayRow[] rows = [.. stations];
        return
        [
            Of(null, rows),
            .. rows.GroupBy(row => row.Key.Id).OrderBy(station => station.Key, StringComparer.Ordinal)
                .Select(station => Of(station.Key, [.. station])).Where(station => station.Count > 0),
        ];
    }

    /// <param name="readyAt">Null counts as at once.</param>
    /// <param name="times">−1 takes the ticket back.</param>
    internal static DayRow RowOf(Ticket ticket, DateTimeOffset? readyAt, int times = 1)
    {
        var took = Math.Clamp((int)((readyAt ?? ticket.FiredAt) - ticket.FiredAt).TotalSeconds, 0, MaxSeconds);
        var target = ticket.TargetMinutes * 60;
        return DayRow.Of(
            new(Dimension.Station, ticket.Station, Rounded(took).ToString(CultureInfo.InvariantCulture)),
            (Measure.Tickets, times), (Measure.LateTickets, took > target ? times : 0), (Measure.TargetSeconds, times * target));
    }

    /// <summary>The nearest number of five significant bits.</summary>
    internal static int Rounded(int seconds)
    {
        var bits = Math.Max(0, BitOperations.Log2((uint)seconds | 1) + 1 - SignificantBits);
        return (seconds + ((1 << bits) >> 1)) >> bits << bits;
    }

    private static TicketTimes Of(string? station, DayRow[] rows)
    {
        var count = rows.Sum(row => row[Measure.Tickets]);
        return new(
            station, checked((int)count), checked((int)rows.Sum(row => row[Measure.LateTickets])), Percentile(rows, count, 50),
            Percentile(rows, count, 90), count == 0 ? null : (int)(rows.Sum(row => row[Measure.TargetSeconds]) / count));
    }

    private static int? Percentile(DayRow[] rows, long count, int percent)
    {
        var rank = (count * percent + 99) / 100;
        foreach (var row in rows.OrderBy(Seconds))
            if (count > 0 && (rank -= row[Measure.Tickets]) <= 0) return Seconds(row);
        return null;
    }

    private static int Seconds(DayRow row) => int.Parse(row.Key.Name, CultureInfo.InvariantCulture);
}
