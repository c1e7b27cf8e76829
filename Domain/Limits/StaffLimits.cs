using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>What somebody who has signed in may, through whichever door: the same counts over REST and on hubs.</summary>
public sealed class StaffLimits(RateLimits limits, IRateCounters counters)
{
    /// <summary>How often one who is beyond a limit is written down: a flood must not become one of lines.</summary>
    public static readonly Rate Told = new(1, TimeSpan.FromSeconds(10));

    /// <summary>The policy of images.</summary>
    public const string Upload = "upload";

    /// <param name="more">What this request is counted under besides, within the restaurant.</param>
    public async ValueTask<Taking> TakeAsync(string restaurantId, Actor actor, params ImmutableArray<Bucket> more)
    {
        if (!limits.Enabled) return Taking.Free;
        ImmutableArray<Bucket> buckets = [new("user", actor.Id, limits.User), new("restaurant", restaurantId, limits.Restaurant), .. more];
        if (!actor.May(Permission.ExceedRateLimits)) return await counters.TakeAsync(restaurantId, buckets);
        // An admin is not counted: what they are shown is what everybody begins with. But an image stays in the log for ever, and anybody
        // may register and be one.
        var kept = buckets.Where(bucket => bucket.Policy == Upload).ToImmutableArray();
        var taking = kept.IsEmpty ? Taking.Free : await counters.TakeAsync(restaurantId, kept);
        return taking with { Levels = [.. buckets.Where(bucket => bucket.Policy != Upload).Select(Level.Full), .. taking.Levels] };
    }

    /// <summary>Counts the refusal, and says it as every door does.</summary>
    public static Refusal Refuse(Level level)
    {
        LimitTelemetry.Refused(level.Bucket.Policy);
        return new(RefusalCode.RateLimited, $"Too much at once ({level.Bucket.Policy}). Try again in {level.RetrySeconds} s.",
            RetryAfter: level.RetrySeconds);
    }
}
