using Microsoft.Extensions.Logging;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Sends events without awaiting them. In process a send completes at once; over a backplane it may wait for a slow or unreachable Redis.
/// At most <paramref name="limit"/> sends may be pending. Beyond that events are dropped, and clients find the gap by the next message or
/// beacon.
/// </summary>
internal sealed class FireAndForgetSender(int limit, ILogger logger)
{
    private int _pending;
    private int _dropped;

    public void Send(HubSender hub, StreamEvent streamEvent)
    {
        if (Volatile.Read(ref _pending) >= limit)
        {
            Interlocked.Increment(ref _dropped);
            HubTelemetry.MessageDropped();
            return;
        }
        var send = hub.Send(streamEvent);
        if (!send.IsCompletedSuccessfully) _ = ObserveAsync(send);
    }

    private async Task ObserveAsync(Task send)
    {
        Interlocked.Increment(ref _pending);
        try
        {
            await send;
        }
        catch (Exception fault)
        {
            // No caller awaits this task. The log still has what Redis did not take.
            logger.BackplaneFailed(fault, 1);
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped) logger.BackplaneFull(dropped);
        }
    }
}
