using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// The node's one connection to Redis. It starts without Redis and connects when Redis is there. While Redis is away or hangs, a call fails
/// at once or within half a second.
/// </summary>
/// <remarks>Hold a reference for the life of the process: if the multiplexer is collected, its subscriptions end silently.</remarks>
/// <param name="timeout">How long a call may take; half a second if null.</param>
public sealed class RedisConnection(string connectionString, TimeSpan? timeout = null) : IAsyncDisposable
{
    public IConnectionMultiplexer Multiplexer { get; } = ConnectionMultiplexer.Connect(Options(connectionString, timeout));

    /// <summary>The settings of every connection to Redis; they override the connection string.</summary>
    public static ConfigurationOptions Options(string connectionString, TimeSpan? timeout = null)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 1;
        options.ConnectTimeout = options.SyncTimeout = options.AsyncTimeout = (int)(timeout?.TotalMilliseconds ?? 500);
        // With the default policy an unbounded number of commands wait in a queue for seconds while Redis is away.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.HeartbeatInterval = TimeSpan.FromSeconds(1);
        options.ReconnectRetryPolicy = new ExponentialRetry(250, 2000);
        return options;
    }

    public ValueTask DisposeAsync() => Multiplexer.DisposeAsync();
}
