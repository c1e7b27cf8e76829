using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Infrastructure.Sqlite;

namespace RealtimeRestaurant.Host;

/// <summary>The one choice of what holds the log and of what rings between nodes.</summary>
internal static class Stores
{
    private const string Deployment = "restaurant";

    public static void AddStores(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        switch (builder.Configuration.GetConnectionString("Mongo"))
        {
            case { Length: > 0 } mongo:
                builder.Services.AddMongoStore(mongo);
                break;
            default:
                builder.Services.AddSqliteStore(Sqlite(builder.Configuration));
                break;
        }
        switch (Redis(builder.Configuration))
        {
            case { } redis:
                builder.Services.AddSingleton(new RedisConnection(redis)).AddSingleton(OverRedis).AddSingleton<IDoorbell>(services => services.GetRequiredService<Doorbell>());
                builder.Services.AddHostedService<DoorbellFaults>();
                break;
            case null:
                builder.Services.AddSingleton<IDoorbell, Infrastructure.InProcess.Doorbell>();
                break;
        }
    }

    /// <summary>Redis, where it is configured.</summary>
    public static string? Redis(IConfiguration configuration) => configuration.GetConnectionString("Redis") is { Length: > 0 } redis ? redis : null;

    /// <summary>The folder of what this machine keeps.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        new SqliteConnectionStringBuilder(Sqlite(configuration)).DataSource is { Length: > 0 } file && Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : "data";

    private static string Sqlite(IConfiguration configuration) =>
        configuration.GetConnectionString("Sqlite") is { Length: > 0 } sqlite ? sqlite : "Data Source=data/restaurant.db";

    // Rings are signed with a key of their own, which follows from the one that all nodes share anyway.
    private static Doorbell OverRedis(IServiceProvider services) => new(
        services.GetRequiredService<RedisConnection>(), Deployment,
        HKDF.DeriveKey(HashAlgorithmName.SHA256, services.GetRequiredService<SigningKey>().Bytes, 32, info: "doorbell"u8.ToArray()),
        services.GetRequiredService<TimeProvider>());
}
