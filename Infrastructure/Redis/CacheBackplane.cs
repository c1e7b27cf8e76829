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
    private BackplaneSubscriptionOptions? _subscription;

    public void Subscribe(BackplaneSubscriptionOptions options)
    {
        _subscription = options;
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
        if (_subscription is null) return;
        link.Connection.Multiplexer.ConnectionRestored -= Connected;
        _redis.Unsubscribe(Channel(_subscription), flags: CommandFlags.FireAndForget);
        _subscription = null;
    }

    public ValueTask UnsubscribeAsync()
    {
        Unsubscribe();
        return default;
    }

    public void Publish(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        if (_subscription is { } subscription) _redis.Publish(Channel(subscription), Seal(subscription, message));
    }

    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        if (_subscription is { } subscription) await _redis.PublishAsync(Channel(subscription), Seal(subscription, message));
    }

    private void Connected(object? sender, ConnectionFailedEventArgs restored)
    {
        if (restored.ConnectionType is ConnectionType.Subscription) _subscription?.ConnectHandler?.Invoke(new BackplaneConnectionInfo(true));
    }

    private void Arrived(BackplaneSubscriptionOptions subscription, byte[] message)
    {
        if (link.Key.Open(message, subscription.ChannelName!) is { } content)
            subscription.IncomingMessageHandler?.Invoke(BackplaneMessage.FromByteArray(content));
    }

    private byte[] Seal(BackplaneSubscriptionOptions subscription, BackplaneMessage message) =>
        link.Key.Seal(BackplaneMessage.ToByteArray(message), subscription.ChannelName!);

    private RedisChannel Channel(BackplaneSubscriptionOptions subscription) =>
        RedisChannel.Literal($"{link.Prefix}:cache:{subscription.ChannelName}");
}
