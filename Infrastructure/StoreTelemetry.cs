using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>
/// The metrics and spans of stores and doorbells, see docs/operations.md. Without a listener each costs a comparison. MongoDB's driver has
/// spans of its own.
/// </summary>
internal static class StoreTelemetry
{
    private const string Name = "RealtimeRestaurant.Stores";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> WriteTime = Meter.CreateHistogram(
        "restaurant.store.write.duration", "s", "Transactions of SQLite's writer, with the wait for the disk",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        });
    private static readonly Histogram<long> WriteSize = Meter.CreateHistogram(
        "restaurant.store.write.size", "{write}", "Writes that shared one transaction of SQLite's writer",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });

    private static readonly string[] RingOutcomes = ["sent", "received", "dropped", "rejected"];
    private static readonly long[] Rings = new long[RingOutcomes.Length];
    private static long _slow, _readModelsWaiting, _readModelsFailed, _readModelsDropped;

    // Observable from the start, while the counts are 0: otherwise the first increase would not show.
    static StoreTelemetry()
    {
        Meter.CreateObservableCounter(
            "restaurant.rings", () => RingOutcomes.Select(Count), "{ring}", "Rings over Redis: sent, received, dropped, rejected");
        Meter.CreateObservableCounter(
            "restaurant.store.slow", () => Interlocked.Read(ref _slow), "{statement}", "Statements that took Stores:SlowQuery or longer");

        Meter.CreateObservableGauge(
            "restaurant.readmodels.waiting", () => Interlocked.Read(ref _readModelsWaiting), "{commit}",
            "Commits whose read models wait for MongoDB");
        Meter.CreateObservableCounter(
            "restaurant.readmodels.failed", () => Interlocked.Read(ref _readModelsFailed), "{write}",
            "Writes of MongoDB's read models that failed");
        Meter.CreateObservableCounter(
            "restaurant.readmodels.dropped", () => Interlocked.Read(ref _readModelsDropped), "{commit}",
            "Commits whose read models this node left to another, because it was stopping");

        static Measurement<long> Count(string outcome, int index) =>
            new(Interlocked.Read(ref Rings[index]), new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <param name="waiting">Counts the writes that wait for SQLite's writer.</param>
    public static IDisposable ObserveQueue(Func<int> waiting)
    {
        var meter = new Meter(Name);
        meter.CreateObservableGauge("restaurant.store.write.waiting", waiting, "{write}", "Writes that wait for SQLite's writer");
        return meter;
    }

    /// <param name="commits">How many more wait for their read models; negative where fewer do.</param>
    public static void RecordReadModelsWaiting(int commits) => Interlocked.Add(ref _readModelsWaiting, commits);

    public static void RecordReadModelsFailed() => Interlocked.Increment(ref _readModelsFailed);

    public static void RecordReadModelsDropped(int commits) => Interlocked.Add(ref _readModelsDropped, commits);

    public static void RecordRing(RingOutcome outcome) => Interlocked.Increment(ref Rings[(int)outcome]);

    public static void RecordSlowStatement() => Interlocked.Increment(ref _slow);

    public static void RecordWrite(int writes, TimeSpan duration)
    {
        WriteTime.Record(duration.TotalSeconds);
        WriteSize.Record(writes);
    }

    /// <summary>Starts a span within the current one; null where there is none.</summary>
    public static Activity? StartAppend(string store) =>
        Activity.Current is null ? null : Source.StartActivity($"{store} append", ActivityKind.Client)?.SetTag("db.system.name", store);
}

/// <summary>The outcome of a ring, in the order of the names in the metric.</summary>
internal enum RingOutcome { Sent, Received, Dropped, Rejected }
