using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>Registers the cache of responses. With Redis, nodes share reports and clear their caches together.</summary>
internal static class Caching
{
    public static void AddCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddQueryCache(builder.Configuration.Bind<CacheOptions>(), Link);
    }

    private static CacheLink? Link(IServiceProvider services) => services.GetService<RedisConnection>() is { } redis
        ? new(redis, Stores.Deployment, services.GetRequiredService<SigningKey>().For("cache"), services.GetRequiredService<TimeProvider>())
        : null;
}
