using System.Diagnostics;

namespace RealtimeRestaurant.Tests;

/// <summary>Bounded waits on conditions, for what happens on another thread or in another process; never on time alone.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <param name="what">For whoever reads that it did not come true.</param>
    public static Task True(Func<bool> condition, string what = "the condition", TimeSpan? within = null) =>
        True(() => Task.FromResult(condition()), what, within);

    public static async Task True(Func<Task<bool>> condition, string what = "the condition", TimeSpan? within = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > (within ?? Timeout))
                throw new TimeoutException($"Not within {within ?? Timeout}: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
