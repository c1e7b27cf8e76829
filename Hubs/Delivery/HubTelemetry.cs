using System.Diagnostics;
using System.Diagnostics.Metrics;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Metrics and spans of delivery; see docs/operations.md. Recorded once per commit or batch, never once per client. Without a listener a
/// measurement costs a comparison.
/// </summary>
internal static class HubTelemetry
{
    public const string Name = "RealtimeRestaurant.Hubs";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        "restaurant.hub.call.duration", "s", "Calls of hub methods", advice: Seconds);

    private static readonly Histogram<double> DeliveryDuration = Meter.CreateHistogram(
        "restaurant.hub.delivery.duration", "s",
        "From when a message was queued for a restaurant's screens to when it was handed to each of their sockets", advice: Seconds);

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "restaurant.hub.sent", "{message}", "Messages sent, counted once per stream, however many connections are on it");

    private static readonly Counter<long> Writes = Meter.CreateCounter<long>(
        "restaurant.hub.written", "{write}", "Batches of messages handed to connections");

    private static long _slowClients, _dropped;

    // Observable, so that both are exported as 0 from the start: the first increase would not show without a 0 before it.
    static HubTelemetry()
    {
        Meter.CreateObservableCounter(
            "restaurant.hub.slow_clients", () => Interlocked.Read(ref _slowClients),
            "{connection}", "Connections that were closed because they did not keep up");
        Meter.CreateObservableCounter(
            "restaurant.hub.dropped", () => Interlocked.Read(ref _dropped),
            "{message}", "Messages that were dropped because a queue was full; clients find the gap");
    }

    /// <summary>Starts the span in which a commit is sent to one screen; null when nothing is traced.</summary>
    public static Activity? StartSend(ScreenKind screen) => Activity.Current is null ? null : Source.StartActivity(screen switch
    {
        ScreenKind.Kitchen => "send kitchen",
        ScreenKind.Floor => "send floor",
        _ => "send dashboard",
    });

    /// <param name="outcome"><c>ok</c>, the code of a refusal, <c>refused</c> or <c>fault</c>.</param>
    public static void Called(string hub, string method, string outcome, TimeSpan duration) =>
        CallDuration.Record(duration.TotalSeconds, Tag("hub", hub), Tag("method", method), Tag("outcome", outcome));

    public static void MessagesSent(ScreenKind screen, int count) => Messages.Add(count, Tag("hub", WireName.Of(screen)));

    public static void BatchWritten(int connections) => Writes.Add(connections);

    public static void Delivered(TimeSpan duration) => DeliveryDuration.Record(duration.TotalSeconds);

    public static void SlowClientClosed() => Interlocked.Increment(ref _slowClients);

    public static void MessageDropped() => Interlocked.Increment(ref _dropped);

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
