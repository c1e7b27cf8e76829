using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// What the nodes' caches tell each other, over pub/sub. What does not come from this deployment is ignored; while Redis is away
/// FusionCache keeps what it has to say.
/// </summary>
internal sealed class CacheBackplane(CacheLink link) : IFusionCacheBackplane
{
    private readonly ISubscriber _redis = link.Connection.Multiplexer.GetSubscriber();
    private BackplaneSubscriptionOptions? _told;

    public void Subscribe(BackplaneSubscriptionOptions options)
    {
        _told = options;
        link.Connection.Multiplexer.ConnectionRestored += Connected;
        // Where Redis is away it is subscribed as soon as it is back.
        _redis.Subscribe(Channel(options), CommandFlags.FireAndForget).OnMessage(message => Arrived(options, (byte[])message.Message!));
    }

    public ValueTask SubscribeAsync(BackplaneSubscriptionOptions options)
    {
        Subscribe(options);
        return default;
    }

    public void Unsubscribe()
    {
        if (_told is null) return;
        link.Connection.Multiplexer.ConnectionRestored -= Connected;
        _redis.Unsubscribe(Channel(_told), flags: CommandFlags.FireAndForget);
        _told = null;
    }

    public ValueTask UnsubscribeAsync()
    {
        Unsubscribe();
        return default;
    }

    public void Publish(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        if (_told is { } streamEvent) _redis.Publish(Channel(streamEvent), Seal(streamEvent, message));
    }

    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        if (_told is { } streamEvent) await _redis.PublishAsync(Channel(streamEvent), Seal(streamEvent, message));
    }

    private void Connected(object? sender, ConnectionFailedEventArgs restored)
    {
        if (restored.ConnectionType is ConnectionType.Subscription) _told?.ConnectHandler?.Invoke(new BackplaneConnectionInfo(true));
    }

    private void Arrived(BackplaneSubscriptionOptions streamEvent, byte[] message)
    {
        if (link.Key.Open(message, streamEvent.ChannelName!)
            is { } words) streamEvent.IncomingMessageHandler?.Invoke(BackplaneMessage.FromByteArray(words));
    }

    private byte[] Seal(BackplaneSubscriptionOptions streamEvent, BackplaneMessage message) =>
        link.Key.Seal(BackplaneMessage.ToByteArray(message), streamEvent.ChannelName!);

    private RedisChannel Channel(BackplaneSubscriptionOptions streamEvent) =>
        RedisChannel.Literal($"{link.Prefix}:cache:{streamEvent.ChannelName}");
}
