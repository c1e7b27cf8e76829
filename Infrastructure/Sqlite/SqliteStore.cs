using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

public static class SqliteStore
{
    /// <summary>Adds a store in one file on this machine. The file and its folder are created if they do not exist.</summary>
    /// <param name="connectionString">A connection string of Microsoft.Data.Sqlite, such as <c>Data Source=data/restaurant.db</c>.</param>
    public static IServiceCollection AddSqliteStore(
        this IServiceCollection services, string connectionString, StoreOptions? options = null) => services
        .AddSingleton<StoreCondition>()
        .AddSingleton(parts => new Database(
            connectionString, SlowQueries.Of(parts, options ?? new()), parts.GetRequiredService<StoreCondition>()))
        .AddSingleton<ICommitLog, CommitLog>()
        .AddSingleton<ISnapshots, Snapshots>()
        .AddSingleton<IReadModels, ReadModels>()
        .AddSingleton<IStoreMaintenance, StoreMaintenance>()
        .AddSingleton<IRestore, Restore>()
        .AddSingleton<IHistory, History>()
        .AddSingleton<IAnalytics, Analytics>()
        .AddSingleton<IAccounts, Accounts>()
        .AddSingleton<IRefreshTokens, RefreshTokens>()
        .AddSingleton<IPresence, Presence>();

    /// <inheritdoc cref="Database.IsInUse"/>
    public static bool IsInUse(string connectionString) => Database.IsInUse(connectionString);
}
