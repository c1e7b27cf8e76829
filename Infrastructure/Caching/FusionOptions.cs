using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Infrastructure.Serialization;
using ZiggyCreatures.Caching.Fusion;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// How FusionCache is set up. What is kept carries its position in its name, so nodes need not tell each other of it; only that something
/// was cleared.
/// </summary>
internal static class FusionOptions
{
    // Nodes of two programs may share a Redis while one replaces the other: what they share is named after its shape.
    private static readonly string Prefix = $"answers/{Convert.ToHexStringLower(Shape.Of<AnalyticsReport>())}/";

    public static FusionCache Build(IMemoryCache memory, ILogger<FusionCache>? logger, CacheLink? link)
    {
        var options = new FusionCacheOptions
        {
            CacheName = "answers", CacheKeyPrefix = Prefix, RemoveByTagBehavior = RemoveByTagBehavior.Remove,
            DefaultEntryOptions = Entry(TimeSpan.FromMinutes(1), shared: false),
            // It is thrown to the caller, who logs it; an older answer given in its place is logged by FusionCache.
            FactoryErrorsLogLevel = LogLevel.Debug,
        };
        ShareTags(options.TagsDefaultEntryOptions);
        var cache = new FusionCache(Options.Create(options), memory, logger);
        if (link is null) return cache;
        cache.SetupDistributedCache(new SealedCache(link), new QueryCacheSerializer());
        cache.SetupBackplane(new CacheBackplane(link));
        return cache;
    }

    /// <param name="shared">Nodes share it over Redis.</param>
    public static FusionCacheEntryOptions Entry(TimeSpan kept, bool shared)
    {
        var options = new FusionCacheEntryOptions
        {
            Duration = kept, JitterMaxDuration = TimeSpan.FromSeconds(1), Size = 1,
            // What is past its time is still right, since its name says as of what: where the store is away or slow it is given.
            IsFailSafeEnabled = true, FailSafeMaxDuration = TimeSpan.FromHours(1) + kept,
            FailSafeThrottleDuration = TimeSpan.FromSeconds(5), FactorySoftTimeout = TimeSpan.FromMilliseconds(200),
            SkipDistributedCacheRead = !shared, SkipDistributedCacheWrite = !shared, SkipBackplaneNotifications = true,
        };
        return Quiet(options);
    }

    // They tell every node what was cleared and when.
    private static void ShareTags(FusionCacheEntryOptions tags)
    {
        Quiet(tags).Size = 1;
        tags.SkipBackplaneNotifications = false;
    }

    private static FusionCacheEntryOptions Quiet(FusionCacheEntryOptions options)
    {
        options.AllowBackgroundDistributedCacheOperations = options.AllowBackgroundBackplaneOperations = true;
        options.ReThrowDistributedCacheExceptions = options.ReThrowSerializationExceptions = options.ReThrowBackplaneExceptions = false;
        return options;
    }
}
