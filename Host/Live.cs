using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>The restaurants of this node, the following of their logs, and the screens.</summary>
internal static class Live
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        var hubs = builder.Configuration.Bind<LiveHubOptions>("Live");
        var redis = Stores.Redis(builder.Configuration);
        if (hubs.Fanout is Fanout.Backplane && redis is null) throw new InvalidSettingsException("Live:Fanout backplane needs Redis: set ConnectionStrings:Redis, or set Live:Fanout to log.");
        builder.Services.AddSingleton(builder.Configuration.Bind<LiveOptions>("Live")).AddSingleton<LiveRestaurants>();
        builder.Services.AddLiveHubs(hubs, redis is null ? null : RedisConnection.Options(redis));
        builder.Services.AddHostedService<Following>();
    }

    public static void MapLive(this WebApplication app) => app.MapLiveHubs(app.Services.GetRequiredService<LiveHubOptions>());
}

/// <summary>Starts the following of the logs, and says in the log of operations what fails there.</summary>
internal sealed partial class Following(LiveRestaurants restaurants, ILogger<Following> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.Faulted += LogFault;
        restaurants.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(10, LogLevel.Warning, "Restaurant {RestaurantId}: the store or a screen has failed; it is tried again")]
    private partial void LogFault(string restaurantId, Exception fault);
}
