using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>The cache of answers; where there is a Redis, the nodes' caches know of each other.</summary>
internal static class Caching
{
    public static void AddCache(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<CacheOptions>("Cache");
        Settings.Refuse(options.Errors());
        builder.Services.AddQueryCache(options, Link);
    }

    private static CacheLink? Link(IServiceProvider services) => services.GetService<RedisConnection>() is { } redis
        ? new(redis, Stores.Deployment, services.GetRequiredService<SigningKey>().For("cache"))
        : null;
}
