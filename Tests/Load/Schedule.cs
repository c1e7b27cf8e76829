using System.Diagnostics;
using System.Runtime.InteropServices;
using RealtimeRestaurant.Load.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>
/// An open loop: what is due at a fixed rate is begun then, whether or not what came before has an answer. Latencies count from the
/// instant that something was due, so a server that stalls cannot hide it.
/// </summary>
internal static class Schedule
{
    /// <summary>How late things were begun.</summary>
    public static async Task<LatencyHistogram> RunAsync(int rate, int seconds, Action<long, long> begin, CancellationToken ct)
    {
        var late = new LatencyHistogram();
        await Task.Factory.StartNew(() => Run(rate, seconds, begin, late, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return late;
    }

    // On a thread of its own: the timers of the thread pool are a millisecond off.
    private static void Run(int rate, int seconds, Action<long, long> begin, LatencyHistogram late, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < (long)rate * seconds && !ct.IsCancellationRequested; i++)
        {
            var due = start + (i * Stopwatch.Frequency / rate);
            for (var left = due - Stopwatch.GetTimestamp(); left > 0; left = due - Stopwatch.GetTimestamp()) Sleep(left);
            late.Record(Stopwatch.GetElapsedTime(due));
            begin(i, due);
        }
    }

    private static void Sleep(long ticks)
    {
        var nanoseconds = ticks * (1_000_000_000 / Stopwatch.Frequency);
        var time = new Timespec { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };
        _ = nanosleep(ref time, IntPtr.Zero);
    }

    private struct Timespec
    {
        public long Seconds, Nanoseconds;
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int nanosleep(ref Timespec time, IntPtr left);
}
