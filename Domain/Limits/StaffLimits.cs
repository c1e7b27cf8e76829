using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>The rate limits of signed-in users, counted together over REST and hubs.</summary>
public sealed class StaffLimits(RateLimits limits, IRateCounters counters)
{
    /// <summary>How often a refused caller is logged: a flood of requests must not become a flood of log lines.</summary>
    public static readonly Rate LogRate = new(1, TimeSpan.FromSeconds(10));

    /// <summary>The policy of uploaded images.</summary>
    public const string Upload = "upload";

    /// <param name="more">Other buckets that this request counts in, within the restaurant.</param>
    public async ValueTask<LimitResult> TakeAsync(string restaurantId, Actor actor, params ImmutableArray<Bucket> more)
    {
        if (!limits.Enabled) return LimitResult.Uncounted;
        ImmutableArray<Bucket> buckets =
            [new("user", actor.Id, limits.User), new("restaurant", restaurantId, limits.Restaurant), .. more];
        if (!actor.May(Permission.ExceedRateLimits)) return await counters.TakeAsync(restaurantId, buckets);
        // Admins see full buckets. Images are the exception: each stays in the log for ever, and anyone may register as an admin.
        var images = buckets.Where(bucket => bucket.Policy == Upload).ToImmutableArray();
        var result = images.IsEmpty ? LimitResult.Uncounted : await counters.TakeAsync(restaurantId, images);
        return result with { Levels = [.. buckets.Where(bucket => bucket.Policy != Upload).Select(Level.Full), .. result.Levels] };
    }

    /// <summary>The refusal for a bucket that is empty; REST and hubs give the same one. Counts it in the metrics.</summary>
    public static Refusal Refuse(Level level)
    {
        LimitTelemetry.Refused(level.Bucket.Policy);
        var seconds = level.RetrySeconds;
        return new(RefusalCode.RateLimited, $"Too many requests ({level.Bucket.Policy}). Try again in {seconds} s.", RetryAfter: seconds);
    }
}
