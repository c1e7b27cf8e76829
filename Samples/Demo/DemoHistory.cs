using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Samples.Demo;

/// <summary>
/// The demo's last two weeks, so that reports have data. Real commands, decided and appended with times in the past; then today is opened.
/// It goes on where the log ends, so one that was broken off is finished, and a finished one stays as it is.
/// </summary>
internal static class DemoHistory
{
    private const int Days = 14;

    /// <summary>In the night before the first day.</summary>
    public static DateTimeOffset Beginning(DateTimeOffset now) => new(now.UtcDateTime.Date.AddDays(-Days), TimeSpan.Zero);

    public static async Task WriteAsync(BackdatedLog log, DateTimeOffset now, CancellationToken ct)
    {
        var today = log.State.DayAt(now);
        for (var at = Next(log.State.At); log.State.DayAt(at) < today; at = Next(at))
            await log.WriteAsync(new DemoMoment(log.State, at).Commands(), at, ct);
        if (log.State.Shifts.IsEmpty) await log.WriteAsync(new DemoMoment(log.State, now).OpenForTheDay(), now, ct);
    }

    // Seven to eleven minutes: fine enough to look true, coarse enough for a quick start.
    private static DateTimeOffset Next(DateTimeOffset at) => at.AddSeconds(Chance.Of(at).Between(420, 660));
}
