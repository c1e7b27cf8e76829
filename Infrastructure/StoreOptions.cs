using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>How the stores run. Section <c>Stores</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>A statement that takes at least this long is logged, with its text but without its values. 0: every statement is.</summary>
    [Bounds("00:00:00", "00:01:00")]
    public TimeSpan SlowQuery { get; init; } = TimeSpan.FromMilliseconds(200);

    [Group]
    public MongoOptions Mongo { get; init; } = new();

    /// <summary>The node's connection pool for each MongoDB server.</summary>
    public sealed class MongoOptions
    {
        /// <summary>Connections that stay open while idle.</summary>
        [Bounds(0, 10_000)]
        public int MinConnections { get; init; } = 2;

        [Bounds(1, 10_000), MoreThan(nameof(MinConnections), OrEqual = true)]
        public int MaxConnections { get; init; } = 100;

        /// <summary>Connections that may be opening at the same time, so that a server that restarts is not flooded.</summary>
        [Bounds(1, 100)]
        public int MaxConnecting { get; init; } = 4;

        /// <summary>How long to wait for a connection when all are in use, before the store counts as unavailable.</summary>
        [Bounds("00:00:00.010", "00:01:00")]
        public TimeSpan WaitForConnection { get; init; } = TimeSpan.FromSeconds(3);

        /// <summary>An idle connection is closed after this time.</summary>
        [Bounds("00:00:01", "1.00:00:00")]
        public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);
    }
}
