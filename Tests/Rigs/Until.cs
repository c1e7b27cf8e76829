using System.Diagnostics;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>Bounded waits on conditions, for what happens on another thread or in another process.</summary>
public static class Until
{
    public static Task True(Func<bool> condition, TimeSpan? within = null) => True(() => Task.FromResult(condition()), within);

    public static async Task True(Func<Task<bool>> condition, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.FromSeconds(10);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"It did not come true within {limit.TotalSeconds} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
