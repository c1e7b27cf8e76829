using System.Diagnostics;

namespace RealtimeRestaurant.Tests;

/// <summary>Bounded waits on conditions; never on time alone.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task Async(Func<bool> condition, string what, TimeSpan? patience = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > (patience ?? Patience)) throw new TimeoutException($"Not within {patience ?? Patience}: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
