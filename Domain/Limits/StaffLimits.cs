using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>What somebody who has signed in may, through whichever door: the same counts over REST and on hubs.</summary>
public sealed class StaffLimits(RateLimits limits, IRateCounters counters)
{
    /// <summary>How often one who is beyond a limit is written down: a flood must not become one of lines.</summary>
    public static readonly Rate Told = new(1, TimeSpan.FromSeconds(10));

    /// <param name="more">What this request is counted under besides, within the restaurant.</param>
    public async ValueTask<Taking> TakeAsync(string restaurantId, Actor actor, params ImmutableArray<Bucket> more)
    {
        if (!limits.Enabled) return Taking.Free;
        ImmutableArray<Bucket> buckets = [new("user", actor.Id, limits.User), new("restaurant", restaurantId, limits.Restaurant), .. more];
        // An admin is not counted: what they are shown is what everybody begins with.
        return actor.Role is Role.Admin ? new(true, [.. buckets.Select(Level.Full)]) : await counters.TakeAsync(restaurantId, buckets);
    }

    /// <summary>Counts the refusal, and says it as every door does.</summary>
    public static Refusal Refuse(Level level)
    {
        LimitTelemetry.Refused(level.Bucket.Policy);
        return new(RefusalCode.RateLimited, $"Too much at once ({level.Bucket.Policy}). Try again in {level.RetrySeconds} s.", RetryAfter: level.RetrySeconds);
    }
}
