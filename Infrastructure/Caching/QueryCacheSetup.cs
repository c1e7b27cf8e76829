using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.Redis;
using ZiggyCreatures.Caching.Fusion;

namespace RealtimeRestaurant.Infrastructure.Caching;

public static class QueryCacheSetup
{
    /// <summary>Adds the cache of answers, and the services that read through it.</summary>
    /// <param name="link">Returns the connection to the other nodes' caches, or null where there is no Redis.</param>
    public static IServiceCollection AddQueryCache(
        this IServiceCollection services, CacheOptions options, Func<IServiceProvider, CacheLink?> link) => services
        .AddMetrics()
        .AddSingleton(parts => new QueryCache(
            options, parts.GetRequiredService<ICommitLog>(), parts.GetRequiredService<IReadModels>(),
            parts.GetRequiredService<IMeterFactory>(), parts.GetService<ILoggerFactory>()?.CreateLogger<FusionCache>(), link(parts)))
        .AddSingleton<CachedHistory>()
        .AddSingleton<CachedAnalytics>();
}
