using System.Diagnostics;
using RealtimeRestaurant.Domain.Log;
using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// Rings over pub/sub, on one channel per deployment. While Redis is away, hangs, or does not keep up, rings are dropped and counted;
/// what arrives without proof of coming from this deployment is too.
/// </summary>
public sealed class Doorbell : IDoorbell, IDisposable
{
    /// <summary>Rings that may be under way: beyond it Redis hangs, and more of them would only fill the memory.</summary>
    private const int MostUnderWay = 256;

    private readonly InProcess.Doorbell _listeners = new();
    private readonly ISubscriber _redis;
    private readonly RedisChannel _channel;
    private readonly RingCodec _codec;
    private readonly Breaker _breaker;
    private readonly ChannelMessageQueue _arriving;
    private long _dropped, _disbelieved;
    private int _underWay;

    /// <param name="prefix">The deployment's name: others may use the same Redis.</param>
    /// <param name="key">The deployment's secret, at least 32 bytes, the same on every node and for nothing else.</param>
    public Doorbell(RedisConnection connection, string prefix, byte[] key, TimeProvider clock)
    {
        (_codec, _breaker, _redis, _channel) =
            (new RingCodec(key), new Breaker(TimeSpan.FromSeconds(1), clock), connection.Multiplexer.GetSubscriber(),
            RedisChannel.Literal($"{prefix}:doorbell"));
        // Where Redis is away it is subscribed as soon as it is back.
        _arriving = _redis.Subscribe(_channel, CommandFlags.FireAndForget);
        _arriving.OnMessage(Arrived);
    }

    /// <summary>Rings that did not go out.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Messages on the channel that nobody with the key has sent.</summary>
    public long Disbelieved => Interlocked.Read(ref _disbelieved);

    public void Ring(Commit commit)
    {
        if (!_breaker.MayAsk()) CountDropped();
        else if (Interlocked.Increment(ref _underWay) > MostUnderWay) Drop();
        else _ = PublishAsync(commit);
    }

    public IDisposable Listen(Action<Ring> heard) => _listeners.Listen(heard);

    public void Dispose() => _arriving.Unsubscribe(CommandFlags.FireAndForget);

    private async Task PublishAsync(Commit commit)
    {
        try
        {
            await _redis.PublishAsync(_channel, _codec.Encode(commit, Activity.Current));
            Interlocked.Decrement(ref _underWay);
            _breaker.Answered();
            StoreTelemetry.Rang(RingFate.Sent);
        }
        catch (Exception away) when (away is RedisException or TimeoutException or ObjectDisposedException)
        {
            Drop();
            _breaker.Failed();
        }
    }

    private void Drop()
    {
        Interlocked.Decrement(ref _underWay);
        CountDropped();
    }

    private void CountDropped()
    {
        Interlocked.Increment(ref _dropped);
        StoreTelemetry.Rang(RingFate.Dropped);
    }

    private void Arrived(ChannelMessage message)
    {
        var ring = _codec.Decode((byte[])message.Message!);
        StoreTelemetry.Rang(ring is null ? RingFate.Disbelieved : RingFate.Heard);
        if (ring is not null) _listeners.Tell(ring);
        else Interlocked.Increment(ref _disbelieved);
    }
}
