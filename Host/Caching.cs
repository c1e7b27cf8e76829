using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>The cache of answers. With Redis the caches of all nodes are kept in step.</summary>
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
