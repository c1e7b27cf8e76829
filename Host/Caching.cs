using System.Security.Cryptography;
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
        if (options.Faults().ToArray() is { Length: > 0 } faults) throw new InvalidSettingsException(faults);
        builder.Services.AddAnswerCache(options, Link);
    }

    // What they tell each other is signed with a key of its own, which follows from the one that all nodes share anyway.
    private static CacheLink? Link(IServiceProvider services) => services.GetService<RedisConnection>() is { } redis
        ? new(redis, Stores.Deployment, HKDF.DeriveKey(HashAlgorithmName.SHA256, services.GetRequiredService<SigningKey>().Bytes, 32, info: "cache"u8.ToArray()))
        : null;
}
