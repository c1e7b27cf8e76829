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
            services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks()
            .AddCheck<StoreCheck>("database", timeout: options.Patience)
            .AddCheck<RedisCheck>("redis", HealthStatus.Degraded, timeout: options.Patience)
            .AddCheck<MemoryCheck>("memory", HealthStatus.Degraded)
            .Add(new("disk", services =>
                new DiskCheck(options, folder, services.GetRequiredService<TimeProvider>()), HealthStatus.Degraded, tags: null))
            .AddCheck<BackupCheck>("backups", HealthStatus.Degraded)
            .AddCheck<FollowerCheck>("followers", HealthStatus.Degraded)
            .AddCheck<StoppingCheck>("process");
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().DisableHttpMetrics().WithMetadata(new NoLimitMetadata());
        routes.ServiceProvider.GetRequiredService<StoppingCheck>();
        health.MapParts("", _ => true);
        health.MapParts("/detailed", _ => true, withFigures: true);
        health.MapParts("/database", part => part is "database", withFigures: true);
        health.MapParts("/redis", part => part is "redis", withFigures: true);
        health.MapParts("/memory", part => part is "memory", withFigures: true);
        health.MapParts("/ready", ReadyParts.Contains);
        var live = new HealthView(WireName.Of(HealthStatus.Healthy), 0, new Dictionary<string, PartView>());
        health.Map("/live", http => http.Response.WriteAsJsonAsync(live, Json.Options, http.RequestAborted));
    }

    // Any HTTP method, since load balancers differ.
    private static void MapParts(this IEndpointRouteBuilder health, string path, Func<string, bool> of, bool withFigures = false) =>
        health.Map(path, http => WriteAsync(http, of, withFigures));

    private static async Task WriteAsync(HttpContext http, Func<string, bool> of, bool withFigures)
    {
        var report = await http.RequestServices.GetRequiredService<HealthReports>().LatestAsync();
        var parts = report.Entries.Where(part => of(part.Key)).ToArray();
        var worst = parts.Min(part => part.Value.Status);
        var views = parts.ToDictionary(part => part.Key, part => View(part.Value, withFigures));
        http.Response.StatusCode = worst is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        var view = new HealthView(WireName.Of(worst), Milliseconds(report.TotalDuration), views);
        await http.Response.WriteAsJsonAsync(view, Json.Options, http.RequestAborted);
    }

    // Without reasons: they may name hosts, and these routes need no sign-in. The reasons are in the log.
    private static PartView View(HealthReportEntry part, bool withFigures) => new(
        part.Description == NotConfigured ? NotConfigured : WireName.Of(part.Status), Milliseconds(part.Duration),
        withFigures ? part.Data.ToDictionary(figure => figure.Key, figure => (double)figure.Value) : null);

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);
}

/// <param name="Status">The worst status of a part: healthy, degraded or unhealthy.</param>
internal sealed record HealthView(string Status, double DurationMs, IReadOnlyDictionary<string, PartView> Parts);

/// <param name="Status">healthy, degraded or unhealthy; for Redis and backups also notConfigured, which counts as healthy.</param>
/// <param name="Figures">Measurements; null on routes without details.</param>
internal sealed record PartView(string Status, double DurationMs, IReadOnlyDictionary<string, double>? Figures);
