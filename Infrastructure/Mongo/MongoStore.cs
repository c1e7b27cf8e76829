using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Mongo;

public static class MongoStore
{
    /// <summary>
    /// Adds a store in one MongoDB that all nodes share. It must be a replica set; one member is enough. Call this before adding services
    /// that use the store: its hosted services create and verify the collections and indexes when the host starts.
    /// </summary>
    /// <param name="connectionString">A MongoDB URL. If it names no database, the database is <c>restaurant</c>.</param>
    public static IServiceCollection AddMongoStore(
        this IServiceCollection services, string connectionString, StoreOptions? options = null) => services
        .AddSingleton(parts => new Database(connectionString, options ?? new(), SlowQueries.Of(parts, options ?? new())))
        .AddSingleton<StoreCondition>()
        .AddSingleton<Schema>()
        .AddHostedService(parts => parts.GetRequiredService<Schema>())
        .AddHostedService<Upgrade>()
        .AddSingleton(parts => new ReadModels(
            parts.GetRequiredService<Database>(), parts.GetService<TimeProvider>() ?? TimeProvider.System,
            parts.GetService<ILogger<ReadModelQueue>>() ?? NullLogger<ReadModelQueue>.Instance))
        .AddSingleton<IReadModels>(parts => parts.GetRequiredService<ReadModels>())
        .AddSingleton<ICommitLog, CommitLog>()
        .AddSingleton<ISnapshots, Snapshots>()
        .AddSingleton<IStoreMaintenance, StoreMaintenance>()
        .AddSingleton<IRestore, Restore>()
        .AddSingleton<IHistory, History>()
        .AddSingleton<IAnalytics, Analytics>()
        .AddSingleton<IAccounts, Accounts>()
        .AddSingleton<IRefreshTokens, RefreshTokens>()
        .AddSingleton<IPresence, Presence>();
}
