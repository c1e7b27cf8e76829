using System.Diagnostics;
using System.Diagnostics.Metrics;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>What delivery tells whoever measures; see docs/operations.md. Once a commit or a batch, never once a client; while nobody listens it costs a comparison.</summary>
internal static class HubTelemetry
{
    public const string Name = "RealtimeRestaurant.Hubs";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> CallTime = Meter.CreateHistogram("restaurant.hub.call.duration", "s", "Calls of hub methods", advice: Seconds);
    private static readonly Histogram<double> DeliveryTime = Meter.CreateHistogram(
        "restaurant.hub.delivery.duration", "s", "From when a message waited for a restaurant's screens to when it was handed to each of their sockets", advice: Seconds);
    private static readonly Counter<long> Tellings = Meter.CreateCounter<long>("restaurant.hub.told", "{message}", "Messages told, once for each stream, however many listen");
    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("restaurant.hub.written", "{write}", "Batches of messages handed to connections");

    private static long _closed, _dropped;

    // Seen from the beginning, though there is nothing to count yet: nobody could tell the first from none.
    static HubTelemetry()
    {
        Meter.CreateObservableCounter("restaurant.hub.slow_clients", () => Interlocked.Read(ref _closed), "{connection}", "Connections that were closed because they did not keep up");
        Meter.CreateObservableCounter("restaurant.hub.dropped", () => Interlocked.Read(ref _dropped), "{message}", "Messages that found a full queue; screens find the gap");
    }

    /// <summary>A span in which one kind of screens is told; null where nothing is traced.</summary>
    public static Activity? StartTelling(Screen screen) => Activity.Current is null ? null : Source.StartActivity(screen switch
    {
        Screen.Kitchen => "tell kitchen",
        Screen.Floor => "tell floor",
        _ => "tell dashboard",
    });

    /// <param name="outcome"><c>ok</c>, the code of a refusal, <c>refused</c> or <c>fault</c>.</param>
    public static void Called(string hub, string method, string outcome, TimeSpan took) => CallTime.Record(
        took.TotalSeconds, new KeyValuePair<string, object?>("hub", hub), new KeyValuePair<string, object?>("method", method), new KeyValuePair<string, object?>("outcome", outcome));

    public static void Told(Screen screen, int messages) => Tellings.Add(messages, new KeyValuePair<string, object?>("hub", WireName.Of(screen)));

    public static void Wrote(int connections) => Writes.Add(connections);

    public static void Delivered(TimeSpan took) => DeliveryTime.Record(took.TotalSeconds);

    public static void Closed() => Interlocked.Increment(ref _closed);

    public static void Dropped() => Interlocked.Increment(ref _dropped);
}
