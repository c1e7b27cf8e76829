namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// Reports of ranges of business days, from the rows that a store keeps of <see cref="DayIncrement"/>. They are as current as the other
/// read models, see <see cref="Log.Head.Projected"/>.
/// </summary>
/// <remarks>
/// A store adds up the rows of all increments that it is given, by restaurant, day and key, and each increment once. It needs no rule of
/// this folder: it sums the rows of the range by key and passes them to <see cref="AnalyticsReport.Of"/>.
/// </remarks>
public interface IAnalytics
{
    /// <summary>
    /// Reports a range of days, both inclusive. An empty range, or an unknown restaurant, gives a report of zeros. The query is a range of
    /// an index on the day.
    /// </summary>
    /// <param name="from">Not after <paramref name="to"/>, and at most <see cref="AnalyticsReport.MaxDays"/> days; the caller checks
    /// both.</param>
    ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct);
}
