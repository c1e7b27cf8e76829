namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// What any range of business days came to, from the read models: as current as those, see <see cref="Log.Head.Projected"/>.
/// </summary>
public interface IAnalytics
{
    /// <summary>
    /// Both days count. A range in which nothing happened, also of a restaurant that is not there, gives a report of zeros. Served by
    /// indexes on the day.
    /// </summary>
    /// <param name="from">Not after <paramref name="to"/>; at most <see cref="AnalyticsReport.MaxDays"/> days: the caller sees to
    /// both.</param>
    ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct);
}
