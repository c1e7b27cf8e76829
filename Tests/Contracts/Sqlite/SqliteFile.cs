using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Infrastructure.Sqlite;

namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

/// <summary>A database file of one test.</summary>
internal sealed class SqliteFile
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"restaurant-{Guid.NewGuid():N}");

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "data", "restaurant.db")}";

    /// <param name="more">Added to the connection string.</param>
    public Task<Stores> OpenAsync(string more = "")
    {
        var services = new ServiceCollection().AddSqliteStore(ConnectionString + more).BuildServiceProvider();
        return Task.FromResult(new Stores(
            services.GetRequiredService<ICommitLog>(), services.GetRequiredService<ISnapshots>(),
            services.GetRequiredService<IReadModels>(),
            services.GetRequiredService<IHistory>(), services.GetRequiredService<IAnalytics>(),
            services.GetRequiredService<IAccounts>(), services.GetRequiredService<IRefreshTokens>(),
            services.GetRequiredService<IPresence>(), services));
    }

    public Task RemoveAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
