using Microsoft.Extensions.Diagnostics.HealthChecks;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// Whether the process runs (live), whether it can serve requests (ready), and the status of its parts. Degraded is not down: it gets 200.
/// </summary>
internal static class Health
{
    /// <summary>The status of an optional part that is not configured.</summary>
    public const string NotConfigured = "notConfigured";

    private static readonly string[] ReadyParts = ["database", "redis", "process"];

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<HealthOptions>();
        var folder = Stores.DataFolder(builder.Configuration);
        builder.Services.AddSingleton(options).AddSingleton<HealthReports>();
        // One object, made before the first request: it counts how long the process has run.
        builder.Services.AddSingleton(services => new StoppingCheck(
            services.GetRequiredService<NodeLifetime>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks()
            .AddCheck<StoreCheck>("database", timeout: options.Patience)
            .AddCheck<RedisCheck>("redis", HealthStatus.Degraded, timeout: options.Patience)
            .AddCheck<MemoryCheck>("memory", HealthStatus.Degraded)
            .Add(new("disk", services =>
                new DiskCheck(options, folder, services.GetRequiredService<TimeProvider>()), HealthStatus.Degraded, tags: null))
            .AddCheck<BackupCheck>("backups", HealthStatus.Degraded)
            .AddCheck<FollowerCheck>("followers", HealthStatus.Degraded)
            .AddCheck<ClockCheck>("clock", HealthStatus.Degraded)
            .AddCheck<StoppingCheck>("process");
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapResource(
                "/health", "Health",
                "For load balancers and monitoring. Degraded gets 200, since the node works; unhealthy gets 503 and the same body. "
                + "The parts are checked at most once a second, however many requests there are.")
            .AllowAnonymous().DisableHttpMetrics().WithMetadata(new NoLimitMetadata());
        routes.ServiceProvider.GetRequiredService<StoppingCheck>();
        health.MapParts("", "getHealth", "The status of the node and its parts", _ => true);
        health.MapParts("/detailed", "getHealthInDetail", "The same with measurements", _ => true, withFigures: true);
        health.MapParts("/database", "getDatabaseHealth", "Whether the store answers", part => part is "database", withFigures: true);
        health.MapParts("/redis", "getRedisHealth", "Whether Redis answers; notConfigured without Redis", part =>
            part is "redis", withFigures: true);
        health.MapParts("/memory", "getMemoryHealth", "How much memory the process uses", part => part is "memory", withFigures: true);
        health.MapParts("/ready", "isReady", "Whether the node can serve requests", ReadyParts.Contains);
        var live = new HealthView(WireName.Of(HealthStatus.Healthy), 0, new Dictionary<string, PartView>());
        health.MapReport("/live", "isLive", "Whether the process runs", _ => Task.FromResult(Results.Json(live, Json.Options)));
    }

    private static void MapParts(
        this IEndpointRouteBuilder health, string path, string id, string summary, Func<string, bool> of, bool withFigures = false) =>
        health.MapReport(path, id, summary, async http =>
        {
            var report = await http.Service<HealthReports>().LatestAsync();
            var parts = report.Entries.Where(part => of(part.Key)).ToArray();
            var worst = parts.Min(part => part.Value.Status);
            var views = parts.ToDictionary(part => part.Key, part => View(part.Value, withFigures));
            var view = new HealthView(WireName.Of(worst), Milliseconds(report.TotalDuration), views);
            return Results.Json(
                view, Json.Options, statusCode: worst is HealthStatus.Unhealthy
                    ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });

    // Any HTTP method, since load balancers differ; the document names GET.
    private static void MapReport(
        this IEndpointRouteBuilder health, string path, string id, string summary, Func<HttpContext, Task<IResult>> report)
    {
        health.MapGet(path, report).Named(id, summary)
            .Produces<HealthView>(StatusCodes.Status200OK).Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
        health.Map(path, report).ExcludeFromDescription();
    }

    // Without reasons: they may name hosts, and these routes need no sign-in. The reasons are in the log.
    private static PartView View(HealthReportEntry part, bool withFigures) => new(
        WireName.Of(part.Description == NotConfigured ? PartStatus.NotConfigured : (PartStatus)part.Status), Milliseconds(part.Duration),
        withFigures ? part.Data.ToDictionary(figure => figure.Key, figure => (double)figure.Value) : null);

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);
}

/// <summary>How a node is.</summary>
/// <param name="Status">The status of the worst part.</param>
internal sealed record HealthView(
    [property: WireEnum<HealthStatus>] string Status, double DurationMs, IReadOnlyDictionary<string, PartView> Parts);

/// <summary>How a part of it is.</summary>
/// <param name="Figures">Measurements; null without details.</param>
internal sealed record PartView(
    [property: WireEnum<PartStatus>] string Status, double DurationMs, IReadOnlyDictionary<string, double>? Figures);

/// <summary>As <see cref="HealthStatus"/>, by the same numbers; NotConfigured counts as healthy.</summary>
internal enum PartStatus { Unhealthy, Degraded, Healthy, NotConfigured }
