using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>Registers the live restaurants of this node, the log follower and the hubs.</summary>
internal static class Live
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        var (live, hubs) = (builder.Configuration.Bind<LiveOptions>(), builder.Configuration.Bind<LiveHubOptions>());
        var redis = Stores.Redis(builder.Configuration);
        if (hubs.Fanout is Fanout.Backplane && redis is null)
            throw new InvalidSettingsException(
            "Live:Fanout backplane needs Redis: set ConnectionStrings:Redis, or set Live:Fanout to log.");
        builder.Services.AddSingleton(live).AddSingleton<LiveRestaurants>();
        builder.Services.AddLiveHubs(hubs, redis is null ? null : RedisConnection.Options(redis));
        builder.Services.AddHostedService<LogFollower>();
    }

    public static void MapLive(this WebApplication app) => app.MapLiveHubs();
}
