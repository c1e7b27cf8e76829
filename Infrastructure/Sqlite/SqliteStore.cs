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
    /// <summary>Everything in one file on this machine, which is made with its folder when it is not there.</summary>
    /// <param name="connectionString">Microsoft.Data.Sqlite's, such as <c>Data Source=data/restaurant.db</c>.</param>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, string connectionString, StoreOptions? options =
        null) => services
        .AddSingleton<StoreCondition>()
        .AddSingleton(parts =>
            new Database(connectionString, SlowQueries.Of(parts, options ?? new()), parts.GetRequiredService<StoreCondition>()))
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

    /// <summary>Whether a process has this database open now.</summary>
    public static bool IsInUse(string connectionString) => Database.IsInUse(connectionString);
}
