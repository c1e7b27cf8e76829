using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Infrastructure.Serialization;
using ZiggyCreatures.Caching.Fusion;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// The settings of FusionCache. The key of an entry contains its version, so nodes tell each other only what was cleared, not what was
/// written.
/// </summary>
internal static class FusionOptions
{
    // During an upgrade nodes of two program versions share a Redis: the prefix names the type that the entries are written from.
    private static readonly string Prefix = $"answers/{Convert.ToHexStringLower(TypeFingerprint.Of<AnalyticsReport>())}/";

    public static FusionCache Build(IMemoryCache memory, ILogger<FusionCache>? logger, CacheLink? link)
    {
        var options = new FusionCacheOptions
        {
            CacheName = "answers", CacheKeyPrefix = Prefix, RemoveByTagBehavior = RemoveByTagBehavior.Remove,
            DefaultEntryOptions = Entry(TimeSpan.FromMinutes(1), shared: false),
            // The caller gets the exception and logs it. Where FusionCache returns an expired entry instead, it logs that itself.
            FactoryErrorsLogLevel = LogLevel.Debug,
        };
        ShareTags(options.TagsDefaultEntryOptions);
        var cache = new FusionCache(Options.Create(options), memory, logger);
        if (link is null) return cache;
        cache.SetupDistributedCache(new SignedCache(link), new QueryCacheSerializer());
        cache.SetupBackplane(new CacheBackplane(link));
        return cache;
    }

    /// <param name="shared">True where nodes share the entry over Redis.</param>
    public static FusionCacheEntryOptions Entry(TimeSpan lifetime, bool shared)
    {
        var options = new FusionCacheEntryOptions
        {
            Duration = lifetime, JitterMaxDuration = TimeSpan.FromSeconds(1), Size = 1,
            // An expired entry is still right, because its key contains its version. While the store is away or slow, it is returned.
            IsFailSafeEnabled = true, FailSafeMaxDuration = TimeSpan.FromHours(1) + lifetime,
            FailSafeThrottleDuration = TimeSpan.FromSeconds(5), FactorySoftTimeout = TimeSpan.FromMilliseconds(200),
            SkipDistributedCacheRead = !shared, SkipDistributedCacheWrite = !shared, SkipBackplaneNotifications = true,
        };
        return WithoutWaiting(options);
    }

    // The entries of tags tell every node what was cleared, and when.
    private static void ShareTags(FusionCacheEntryOptions tags)
    {
        WithoutWaiting(tags).Size = 1;
        tags.SkipBackplaneNotifications = false;
    }

    // Redis is written in the background, and its faults never reach a caller.
    private static FusionCacheEntryOptions WithoutWaiting(FusionCacheEntryOptions options)
    {
        options.AllowBackgroundDistributedCacheOperations = options.AllowBackgroundBackplaneOperations = true;
        options.ReThrowDistributedCacheExceptions = options.ReThrowSerializationExceptions = options.ReThrowBackplaneExceptions = false;
        return options;
    }
}
