using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Operations;

internal static class Shutdown
{
    /// <summary>How long requests that have begun may take to finish once the listener is closed.</summary>
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan WithOtherNodes = TimeSpan.FromSeconds(5);
    private static readonly Refusal Stopping = new(RefusalCode.Unavailable, "This node is stopping. Connect again.");

    public static void AddShutdown(this WebApplicationBuilder builder)
    {
        var drain = builder.Configuration.Bind<ShutdownOptions>().Drain
            ?? (Stores.IsShared(builder.Configuration) ? WithOtherNodes : TimeSpan.Zero);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = FinishWithin);
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<NodeLifetime>(services, drain))
            .AddSingleton<IHostLifetime>(services => services.GetRequiredService<NodeLifetime>())
            .AddHostedService<SystemdNotifications>();
    }

    /// <summary>
    /// While the node stops: refuses new hub connections, and closes each HTTP connection after its answer, so that no proxy sends a
    /// request on one that is about to end.
    /// </summary>
    public static void UseShutdown(this WebApplication app)
    {
        var lifetime = app.Services.GetRequiredService<NodeLifetime>();
        app.Use((http, next) =>
        {
            if (lifetime.IsStopping && HttpProtocol.IsHttp11(http.Request.Protocol)) http.Response.Headers.Connection = "close";
            return lifetime.IsStopping && http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
                ? ProblemResult.WriteAsync(http, Stopping) : next(http);
        });
    }
}
