using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>A database of one test.</summary>
internal sealed class MongoDatabase
{
    public MongoRig Rig { get; } = new();

    public Task<Stores> OpenAsync() => OpenAsync(Rig.ConnectionString);

    public static async Task<Stores> OpenAsync(string connectionString, TimeProvider? clock = null)
    {
        var services = new ServiceCollection().AddSingleton(clock ?? TimeProvider.System).AddMongoStore(connectionString)
            .BuildServiceProvider();
        foreach (var starting in services.GetServices<IHostedService>()) await starting.StartAsync(CancellationToken.None);
        return new Stores(
            services.GetRequiredService<ICommitLog>(), services.GetRequiredService<ISnapshots>(),
            services.GetRequiredService<IReadModels>(),
            services.GetRequiredService<IHistory>(), services.GetRequiredService<IAnalytics>(),
            services.GetRequiredService<IAccounts>(), services.GetRequiredService<IRefreshTokens>(),
            services.GetRequiredService<IPresence>(), services);
    }

    public async Task RemoveAsync() => await Rig.DisposeAsync();
}
