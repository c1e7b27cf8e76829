using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>
/// What stores and doorbells tell whoever measures; see docs/operations.md. While nobody listens it costs a comparison. MongoDB's driver
/// has spans of its own.
/// </summary>
internal static class StoreTelemetry
{
    private const string Name = "RealtimeRestaurant.Stores";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> WriteTime = Meter.CreateHistogram(
        "restaurant.store.write.duration", "s", "Transactions of SQLite's writer, with the wait for the disk",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries =
            [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
    private static readonly Histogram<long> WriteSize = Meter.CreateHistogram(
        "restaurant.store.write.size", "{write}", "Writes that shared one transaction of SQLite's writer",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });

    private static readonly string[] Fates = ["sent", "heard", "dropped", "disbelieved"];
    private static readonly long[] Rings = new long[Fates.Length];
    private static long _slow;

    // Seen from the beginning, though there is nothing to count yet: nobody could tell the first from none.
    static StoreTelemetry()
    {
        Meter.CreateObservableCounter("restaurant.rings", () =>
            Fates.Select((fate, i) =>
            new Measurement<long>(Interlocked.Read(ref Rings[i]), new KeyValuePair<string, object?>("fate", fate))),
            "{ring}", "Rings over Redis: sent, heard, dropped, disbelieved");
        Meter.CreateObservableCounter("restaurant.store.slow", () =>
            Interlocked.Read(ref _slow), "{statement}", "Statements that took Stores:SlowQuery or longer");
    }

    /// <param name="waiting">Writes that wait for SQLite's writer.</param>
    public static IDisposable Watch(Func<int> waiting)
    {
        var meter = new Meter(Name);
        meter.CreateObservableGauge("restaurant.store.write.waiting", waiting, "{write}", "Writes that wait for SQLite's writer");
        return meter;
    }

    public static void Rang(RingFate fate) => Interlocked.Increment(ref Rings[(int)fate]);

    public static void TookLong() => Interlocked.Increment(ref _slow);

    public static void Wrote(int writes, TimeSpan took)
    {
        WriteTime.Record(took.TotalSeconds);
        WriteSize.Record(writes);
    }

    /// <summary>Within the span that runs; null where none does.</summary>
    public static Activity? StartAppend(string store) =>
        Activity.Current is null ? null : Source.StartActivity($"{store} append", ActivityKind.Client)?.SetTag("db.system.name", store);
}

/// <summary>What became of a ring.</summary>
internal enum RingFate { Sent, Heard, Dropped, Disbelieved }
