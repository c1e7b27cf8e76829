using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Sockets;
using RealtimeRestaurant.Hubs.Wire;
using StackExchange.Redis;

namespace RealtimeRestaurant.Hubs;

/// <summary>
/// The hubs and everything that feeds them. Needs <see cref="Domain.Log.LiveRestaurants"/>, an <see cref="Domain.Staff.IPresence"/>,
/// <see cref="RateLimits"/>, <see cref="StaffLimits"/>, a TimeProvider, authentication and authorization.
/// </summary>
public static class LiveHubs
{
    /// <param name="redis">The Redis server of the backplane; required with <see cref="Fanout.Backplane"/>, unused otherwise.</param>
    public static IServiceCollection AddLiveHubs(this IServiceCollection services, LiveHubOptions options,
        ConfigurationOptions? redis = null)
    {
        var signalR = services.AddSignalR(hub =>
        {
            hub.KeepAliveInterval = options.KeepAlive;
            hub.ClientTimeoutInterval = options.ClientTimeout;
            hub.MaximumReceiveMessageSize = options.LongestMessage;
            hub.MaximumParallelInvocationsPerClient = 1;
            hub.EnableDetailedErrors = false;
            hub.AddFilter<HubMetrics>();
            hub.AddFilter<HubGuard>();
        }).AddJsonProtocol(json =>
        {
            // As over REST, a misspelt field is refused and not silently ignored.
            json.PayloadSerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.PayloadSerializerOptions.PropertyNameCaseInsensitive = false;
            json.PayloadSerializerOptions.Converters.Add(new WholeNumberConverter<int>());
            json.PayloadSerializerOptions.Converters.Add(new WholeNumberConverter<long>());
        }).AddMessagePackProtocol();
        MeteredProtocol.MeterAll(services);
        if (options.Fanout is Fanout.Backplane)
            AddBackplane(signalR, redis ?? throw new ArgumentNullException(nameof(redis), "The backplane needs Redis."));
        else
            services.AddSingleton(typeof(HubLifetimeManager<>), typeof(BatchingLifetimeManager<>));

        services.AddSingleton(options).AddSingleton(options.SlowClients).AddSingleton<HubMetrics>().AddSingleton<HubGuard>()
            .AddSingleton<HubCommands>();
        services.AddSingleton<OpenSockets>().AddHostedService(provider => provider.GetRequiredService<OpenSockets>());
        services.AddOptions<HubOptions>().Configure<RateLimits>((hub, limits) => hub.HandshakeTimeout = limits.Handshake);
        services.AddSingleton<CallLimits>().AddSingleton<Connections>().AddHostedService<ConnectionRevoker>();
        services.AddSingleton<OnlineStaff>().AddHostedService(provider => provider.GetRequiredService<OnlineStaff>());
        services.AddScreen<KitchenHub, IKitchenClient, KitchenSnapshot>(KitchenMessages.Screen);
        services.AddScreen<FloorHub, IFloorClient, FloorSnapshot>(FloorMessages.Screen);
        services.AddScreen<DashboardHub, IDashboardClient, DashboardSnapshot>(DashboardMessages.Screen);
        services.AddSingleton<FigureStreams>();
        return services.AddHostedService<CommitBroadcaster>().AddHostedService<BeaconBroadcaster>().AddHostedService<FigureBroadcaster>();
    }

    public static void MapLiveHubs(this IEndpointRouteBuilder endpoints)
    {
        // Created before the first connection, so that the metrics report zero connections.
        endpoints.ServiceProvider.GetRequiredService<HubMetrics>();
        endpoints.MapHubSockets<KitchenHub>("/hubs/kitchen");
        endpoints.MapHubSockets<FloorHub>("/hubs/floor");
        endpoints.MapHubSockets<DashboardHub>("/hubs/dashboard");
    }

    private static void AddScreen<THub, TClient, TSnapshot>(this IServiceCollection services, ScreenDefinition<TClient, TSnapshot> screen)
        where THub : Hub<TClient> where TClient : class, IBeaconClient where TSnapshot : class
    {
        var joined = new JoinedConnections();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<JoinHandler<TClient, TSnapshot>>(provider, screen, joined));
        services.AddSingleton(provider => HubSender.Of(
            screen, joined, provider.GetRequiredService<IHubContext<THub, TClient>>(),
                provider.GetRequiredService<HubLifetimeManager<THub>>()));
    }

    private static void AddBackplane(ISignalRServerBuilder signalR, ConfigurationOptions redis) =>
        signalR.AddStackExchangeRedis(backplane =>
    {
        backplane.Configuration = redis.Clone();
        // Used only when a node stops, and half a second would be too short there.
        backplane.Configuration.SyncTimeout = 5000;
        backplane.Configuration.ChannelPrefix = RedisChannel.Literal("restaurant-hubs");
    });
}
