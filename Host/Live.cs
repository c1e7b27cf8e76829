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
        var (live, redis) = (builder.Configuration.Bind<LiveOptions>("Live"), Stores.Redis(builder.Configuration));
        Settings.Refuse(live.Errors().Concat(hubs.Errors()));
        if (hubs.Fanout is Fanout.Backplane && redis is null)
            throw new InvalidSettingsException("Live:Fanout=backplane needs Redis: set ConnectionStrings:Redis, or Live:Fanout to log.");
        builder.Services.AddSingleton(live).AddSingleton<LiveRestaurants>();
        builder.Services.AddLiveHubs(hubs, redis is null ? null : RedisConnection.Options(redis));
        builder.Services.AddHostedService<LogFollower>();
    }

    public static void MapLive(this WebApplication app) => app.MapLiveHubs(app.Services.GetRequiredService<LiveHubOptions>());
}
