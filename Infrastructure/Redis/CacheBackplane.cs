using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// Carries FusionCache's messages between the nodes, over pub/sub. It ignores messages of other deployments. While Redis is away,
/// FusionCache keeps its messages and sends them later.
/// </summary>
internal sealed class CacheBackplane(CacheLink link) : IFusionCacheBackplane
{
    private readonly ISubscriber _redis = link.Connection.Multiplexer.GetSubscriber();
    private BackplaneSubscriptionOptions? _subscription;

    public void Subscribe(BackplaneSubscriptionOptions options)
    {
        _subscription = options;
        link.Connection.Multiplexer.ConnectionRestored += OnConnected;
        // If Redis is away, the multiplexer subscribes as soon as it is back.
        _redis.Subscribe(Channel(options), CommandFlags.FireAndForget).OnMessage(message => OnMessage(options, (byte[])message.Message!));
    }

    public ValueTask SubscribeAsync(BackplaneSubscriptionOptions options)
    {
        Subscribe(options);
        return default;
    }

    public void Unsubscribe()
    {
        if (_subscription is null) return;
        link.Connection.Multiplexer.ConnectionRestored -= OnConnected;
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
        if (_subscription is { } subscription) _redis.Publish(Channel(subscription), Sign(subscription, message));
    }

    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        if (_subscription is { } subscription) await _redis.PublishAsync(Channel(subscription), Sign(subscription, message));
    }

    private void OnConnected(object? sender, ConnectionFailedEventArgs restored)
    {
        if (restored.ConnectionType is ConnectionType.Subscription)
            _subscription?.ConnectHandler?.Invoke(new BackplaneConnectionInfo(true));
    }

    private void OnMessage(BackplaneSubscriptionOptions subscription, byte[] signed)
    {
        if (link.Signer.Verify(signed, subscription.ChannelName!) is { } message)
            subscription.IncomingMessageHandler?.Invoke(BackplaneMessage.FromByteArray(message));
    }

    private byte[] Sign(BackplaneSubscriptionOptions subscription, BackplaneMessage message) =>
        link.Signer.Sign(BackplaneMessage.ToByteArray(message), subscription.ChannelName!);

    private RedisChannel Channel(BackplaneSubscriptionOptions subscription) =>
        RedisChannel.Literal($"{link.Prefix}:cache:{subscription.ChannelName}");
}
