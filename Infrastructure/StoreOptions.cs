namespace RealtimeRestaurant.Infrastructure;

/// <summary>How the stores are run; the section <c>Stores</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>What a store takes longer for is logged, with the statement but without its values. Zero: everything is.</summary>
    public TimeSpan SlowQuery { get; init; } = TimeSpan.FromMilliseconds(200);

    public MongoOptions Mongo { get; init; } = new();

    /// <summary>The node's pool of connections to each server of MongoDB.</summary>
    public sealed class MongoOptions
    {
        /// <summary>Kept open though nobody needs them.</summary>
        public int MinConnections { get; init; } = 2;

        public int MaxConnections { get; init; } = 100;

        /// <summary>Opened at once: a server that comes back is not run over.</summary>
        public int MaxConnecting { get; init; } = 4;

        /// <summary>When all are in use: how long to wait for one before the store counts as away.</summary>
        public TimeSpan WaitForConnection { get; init; } = TimeSpan.FromSeconds(3);

        /// <summary>An idle one is closed after this.</summary>
        public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);
    }

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (SlowQuery < TimeSpan.Zero || SlowQuery > TimeSpan.FromMinutes(1)) yield return "Set Stores:SlowQuery to between 00:00:00 and 00:01:00.";
        if (Mongo.MaxConnections is < 1 or > 10_000) yield return "Set Stores:Mongo:MaxConnections to between 1 and 10000.";
        if (Mongo.MinConnections < 0 || Mongo.MinConnections > Mongo.MaxConnections) yield return "Set Stores:Mongo:MinConnections to between 0 and Stores:Mongo:MaxConnections.";
        if (Mongo.MaxConnecting is < 1 or > 100) yield return "Set Stores:Mongo:MaxConnecting to between 1 and 100.";
        if (Mongo.WaitForConnection < TimeSpan.FromMilliseconds(10) || Mongo.WaitForConnection > TimeSpan.FromMinutes(1)) yield return "Set Stores:Mongo:WaitForConnection to between 00:00:00.010 and 00:01:00.";
        if (Mongo.IdleAfter < TimeSpan.FromSeconds(1) || Mongo.IdleAfter > TimeSpan.FromDays(1)) yield return "Set Stores:Mongo:IdleAfter to between 00:00:01 and 1.00:00:00.";
    }
}
