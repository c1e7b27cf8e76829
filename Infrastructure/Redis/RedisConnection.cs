using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// The node's one connection to Redis. It starts without Redis and connects when Redis is there; while Redis is away or hangs, whoever
/// asks fails at once or within half a second.
/// </summary>
/// <remarks>Keep it for the life of the process: subscriptions of a multiplexer that nobody holds end in silence.</remarks>
public sealed class RedisConnection(string connectionString) : IAsyncDisposable
{
    public IConnectionMultiplexer Multiplexer { get; } = ConnectionMultiplexer.Connect(Options(connectionString));

    /// <summary>How every part of the program connects to Redis, whatever the connection string says of these settings.</summary>
    public static ConfigurationOptions Options(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 1;
        options.ConnectTimeout = options.SyncTimeout = options.AsyncTimeout = 500;
        // With the default policy commands wait for seconds in a queue while Redis is away, and nobody knows how many.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.HeartbeatInterval = TimeSpan.FromSeconds(1);
        options.ReconnectRetryPolicy = new ExponentialRetry(250, 2000);
        return options;
    }

    public ValueTask DisposeAsync() => Multiplexer.DisposeAsync();
}
