using System.Diagnostics;
using RealtimeRestaurant.Domain.Log;
using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// A doorbell over pub/sub, on one channel per deployment. While Redis is away, hangs or does not keep up, rings are dropped and counted.
/// A message without a valid signature of this deployment is rejected and counted too.
/// </summary>
public sealed class Doorbell : IDoorbell, IDisposable
{
    /// <summary>How many rings may be on their way to Redis. More mean that it hangs, and would only fill the memory.</summary>
    private const int MaxInFlight = 256;

    private readonly InProcess.Doorbell _listeners = new();
    private readonly ISubscriber _redis;
    private readonly RedisChannel _channel;
    private readonly RingCodec _codec;
    private readonly CircuitBreaker _breaker;
    private readonly ChannelMessageQueue _messages;
    private long _dropped, _rejected;
    private int _inFlight;

    /// <param name="prefix">The deployment's name, because other deployments may use the same Redis.</param>
    /// <param name="key">The deployment's secret: at least 32 bytes, the same on every node and used for nothing else.</param>
    public Doorbell(RedisConnection connection, string prefix, byte[] key, TimeProvider clock)
    {
        (_codec, _breaker) = (new RingCodec(key), new CircuitBreaker(TimeSpan.FromSeconds(1), clock));
        (_redis, _channel) = (connection.Multiplexer.GetSubscriber(), RedisChannel.Literal($"{prefix}:doorbell"));
        // If Redis is away, the multiplexer subscribes as soon as it is back.
        _messages = _redis.Subscribe(_channel, CommandFlags.FireAndForget);
        _messages.OnMessage(OnMessage);
    }

    /// <summary>How many rings were not sent.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>How many messages on the channel had no valid signature.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    public void Ring(Commit commit)
    {
        if (!_breaker.TryEnter()) CountDropped();
        else if (Interlocked.Increment(ref _inFlight) > MaxInFlight) Drop();
        else _ = PublishAsync(commit);
    }

    public IDisposable Listen(Action<Ring> received) => _listeners.Listen(received);

    public void Dispose() => _messages.Unsubscribe(CommandFlags.FireAndForget);

    private async Task PublishAsync(Commit commit)
    {
        try
        {
            await _redis.PublishAsync(_channel, _codec.Encode(commit, Activity.Current));
            Interlocked.Decrement(ref _inFlight);
            _breaker.RecordSuccess();
            StoreTelemetry.RecordRing(RingOutcome.Sent);
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            Drop();
            _breaker.RecordFailure();
        }
    }

    private void Drop()
    {
        Interlocked.Decrement(ref _inFlight);
        CountDropped();
    }

    private void CountDropped()
    {
        Interlocked.Increment(ref _dropped);
        StoreTelemetry.RecordRing(RingOutcome.Dropped);
    }

    private void OnMessage(ChannelMessage message)
    {
        var ring = _codec.Decode((byte[])message.Message!);
        StoreTelemetry.RecordRing(ring is null ? RingOutcome.Rejected : RingOutcome.Received);
        if (ring is not null) _listeners.Deliver(ring);
        else Interlocked.Increment(ref _rejected);
    }
}
