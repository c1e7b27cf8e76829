using System.Globalization;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>Which backups may be removed.</summary>
internal static class Retention
{
    /// <summary>
    /// All but the newest of each of the last days that have one, and likewise of the last weeks (which begin on Monday) and months, in
    /// UTC. The newest of all always stays, and days without a backup do not count.
    /// </summary>
    public static IEnumerable<DateTimeOffset> Expired(IReadOnlyCollection<DateTimeOffset> backups, BackupOptions options) => backups
        .Except(backups.OrderDescending().Take(1))
        .Except(NewestOfEach(backups, at => at.UtcDateTime.Date, options.Daily))
        .Except(NewestOfEach(backups, at => (ISOWeek.GetYear(at.UtcDateTime), ISOWeek.GetWeekOfYear(at.UtcDateTime)), options.Weekly))
        .Except(NewestOfEach(backups, at => (at.UtcDateTime.Year, at.UtcDateTime.Month), options.Monthly));

    private static IEnumerable<DateTimeOffset> NewestOfEach<TPeriod>(
        IEnumerable<DateTimeOffset> backups, Func<DateTimeOffset, TPeriod> period, int last) =>
        backups.GroupBy(period).Select(one => one.Max()).OrderDescending().Take(last);
}
