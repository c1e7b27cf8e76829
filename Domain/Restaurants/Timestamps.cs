namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Times in whole milliseconds, the precision of every store and of the wire; and which time a decision goes by.</summary>
public static class Timestamps
{
    /// <summary>How far the clocks of two nodes may differ. Beyond that one of them is wrong.</summary>
    public static readonly TimeSpan MaxSkew = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time of a decision: <paramref name="now"/>, raised to the time of the last decision if that is ahead by no more than <see
    /// cref="MaxSkew"/>, so that no duration is negative. If it is further ahead, a clock was wrong when it was made. What is decided now
    /// does not repeat that mistake.
    /// </summary>
    internal static DateTimeOffset DecisionTime(this Restaurant state, DateTimeOffset now)
    {
        var time = ToWholeMilliseconds(now);
        return state.DecidedAt > time && state.DecidedAt - time <= MaxSkew ? state.DecidedAt : time;
    }

    internal static DateTimeOffset ToWholeMilliseconds(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
