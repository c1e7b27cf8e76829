using Microsoft.Data.Sqlite;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Infrastructure.Sqlite;

namespace RealtimeRestaurant.Host;

/// <summary>Registers the configured store of the log, doorbell and rate counters.</summary>
internal static class Stores
{
    /// <summary>The name of this program where it shares a server with others.</summary>
    public const string Deployment = "restaurant";

    private const string DefaultSqlite = "Data Source=data/restaurant.db";

    public static void AddStores(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<UnfinishedRestoreCheck>().AddHostedService<Housekeeping>();
        builder.AddStore();
        builder.AddDoorbell();
    }

    /// <summary>The store of the log alone: all that the backup commands need.</summary>
    public static void AddStore(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        var options = builder.Configuration.Bind<StoreOptions>();
        switch (Mongo(builder.Configuration))
        {
            case { } mongo:
                builder.Services.AddMongoStore(mongo, options);
                break;
            case null:
                builder.Services.AddSqliteStore(Sqlite(builder.Configuration), options);
                break;
        }
    }

    private static void AddDoorbell(this WebApplicationBuilder builder)
    {
        switch (Redis(builder.Configuration))
        {
            case { } redis:
                builder.Services.AddSingleton(new RedisConnection(redis)).AddSingleton(OverRedis)
                    .AddSingleton<IDoorbell>(services => services.GetRequiredService<Doorbell>());
                builder.Services.AddSingleton<IRateCounters>(
                    services => ActivatorUtilities.CreateInstance<RateCounters>(services, Deployment));
                builder.Services.AddHostedService<DoorbellErrorLog>();
                break;
            case null:
                builder.Services.AddSingleton<IDoorbell, Infrastructure.InProcess.Doorbell>()
                    .AddSingleton<IRateCounters, Infrastructure.InProcess.RateCounters>();
                break;
        }
    }

    /// <summary>Redis, where it is configured.</summary>
    public static string? Redis(IConfiguration configuration) =>
        Readable(configuration, "Redis", "localhost:6379", redis => RedisConnection.Options(redis).EndPoints.Count > 0);

    /// <summary>The folder for the data of this machine.</summary>
    public static string DataFolder(IConfiguration configuration)
    {
        var file = new SqliteConnectionStringBuilder(Sqlite(configuration)).DataSource;
        return Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : "data";
    }

    /// <summary>True if other nodes, on other machines, may serve the same store.</summary>
    public static bool IsShared(IConfiguration configuration) => Mongo(configuration) is not null;

    /// <summary>True if a host is running on the store; known for SQLite only.</summary>
    public static bool IsInUse(IConfiguration configuration) => Mongo(configuration) is null && SqliteStore.IsInUse(Sqlite(configuration));

    private static string? Mongo(IConfiguration configuration) =>
        Readable(
            configuration, "Mongo", "mongodb://localhost:27017/restaurant?replicaSet=rs0", mongo => MongoUrl.Create(mongo).Servers.Any());

    private static string Sqlite(IConfiguration configuration) =>
        Readable(configuration, "Sqlite", DefaultSqlite, sqlite => new SqliteConnectionStringBuilder(sqlite).DataSource.Length > 0)
            ?? DefaultSqlite;

    // Without the driver's own message: it repeats the string, which may hold a password.
    private static string? Readable(IConfiguration configuration, string store, string example, Func<string, bool> read)
    {
        if (configuration.GetConnectionString(store) is not { Length: > 0 } text) return null;
        var wrong = new InvalidSettingsException($"Set ConnectionStrings:{store} to something like {example}; it cannot be read as it is.");
        try
        {
            return read(text) ? text : throw wrong;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or MongoConfigurationException)
        {
            throw wrong;
        }
    }

    private static Doorbell OverRedis(IServiceProvider services) => new(
        services.GetRequiredService<RedisConnection>(), Deployment,
        services.GetRequiredService<SigningKey>().For("doorbell"),
        services.GetRequiredService<TimeProvider>());
}
