using Microsoft.Extensions.Logging;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Sends that nobody awaits. In process a send is over when it returns; over a backplane it may wait for a Redis that is slow or gone.
/// At most <paramref name="limit"/> may wait; beyond that a message is dropped, and screens find the gap by its successor or the beacon.
/// </summary>
internal sealed class FireAndForgetSender(int limit, ILogger logger)
{
    private int _waiting;
    private int _dropped;

    public void Tell(HubOutlet outlet, StreamEvent streamEvent)
    {
        if (Volatile.Read(ref _waiting) >= limit)
        {
            Interlocked.Increment(ref _dropped);
            HubTelemetry.Dropped();
            return;
        }
        var sending = outlet.Tell(streamEvent);
        if (!sending.IsCompletedSuccessfully) _ = ObserveAsync(sending);
    }

    private async Task ObserveAsync(Task sending)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await sending;
        }
        catch (Exception fault)
        {
            // An edge: nobody awaits this. What Redis did not take is in the log.
            logger.BackplaneFailed(fault, 1);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped) logger.BackplaneFull(dropped);
        }
    }
}
