using Microsoft.Extensions.Diagnostics.HealthChecks;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>Whether the process runs (live), whether it can do its work (ready), and how its parts are. Degraded is not down: it is answered with 200.</summary>
internal static class Health
{
    /// <summary>Said in place of a status, of what there need not be.</summary>
    public const string NotConfigured = "notConfigured";

    private static readonly string[] OfReady = ["database", "redis", "process"];

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<HealthOptions>("Health");
        Settings.Refuse(options.Errors());
        var folder = Stores.DataFolder(builder.Configuration);
        // Made once and before the first question: how long the process has run is counted from here.
        builder.Services.AddSingleton(options).AddSingleton<HealthReports>().AddSingleton(services => new StoppingCheck(services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks()
            .AddCheck<StoreCheck>("database", timeout: options.Patience)
            .AddCheck<RedisCheck>("redis", HealthStatus.Degraded, timeout: options.Patience)
            .AddCheck<MemoryCheck>("memory", HealthStatus.Degraded)
            .Add(new("disk", services => new DiskCheck(options, folder, services.GetRequiredService<TimeProvider>()), HealthStatus.Degraded, tags: null))
            .AddCheck<BackupCheck>("backups", HealthStatus.Degraded)
            .AddCheck<FollowerCheck>("followers", HealthStatus.Degraded)
            .AddCheck<StoppingCheck>("process");
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().DisableHttpMetrics().WithMetadata(new Uncounted());
        routes.ServiceProvider.GetRequiredService<StoppingCheck>();
        health.MapParts("", _ => true);
        health.MapParts("/detailed", _ => true, withFigures: true);
        health.MapParts("/database", part => part is "database", withFigures: true);
        health.MapParts("/redis", part => part is "redis", withFigures: true);
        health.MapParts("/memory", part => part is "memory", withFigures: true);
        health.MapParts("/ready", OfReady.Contains);
        health.Map("/live", http => http.Response.WriteAsJsonAsync(new HealthView(WireName.Of(HealthStatus.Healthy), 0, new Dictionary<string, PartView>()), Json.Options, http.RequestAborted));
    }

    // Every method, as load balancers have their habits.
    private static void MapParts(this IEndpointRouteBuilder health, string path, Func<string, bool> of, bool withFigures = false) => health.Map(path, async http =>
    {
        var report = await http.RequestServices.GetRequiredService<HealthReports>().LatestAsync();
        var parts = report.Entries.Where(part => of(part.Key)).ToArray();
        var worst = parts.Min(part => part.Value.Status);
        http.Response.StatusCode = worst is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await http.Response.WriteAsJsonAsync(
            new HealthView(WireName.Of(worst), Milliseconds(report.TotalDuration), parts.ToDictionary(part => part.Key, part => View(part.Value, withFigures))),
            Json.Options, http.RequestAborted);
    });

    // Without reasons: they may name hosts, and anybody may ask. They are in the log.
    private static PartView View(HealthReportEntry part, bool withFigures) => new(
        part.Description == NotConfigured ? NotConfigured : WireName.Of(part.Status), Milliseconds(part.Duration),
        withFigures ? part.Data.ToDictionary(figure => figure.Key, figure => (double)figure.Value) : null);

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);
}

/// <param name="Status">Of the worst part: healthy, degraded or unhealthy.</param>
internal sealed record HealthView(string Status, double DurationMs, IReadOnlyDictionary<string, PartView> Parts);

/// <param name="Status">healthy, degraded or unhealthy; of Redis and backups also notConfigured, which is well.</param>
/// <param name="Figures">What was measured; null where no details were asked for.</param>
internal sealed record PartView(string Status, double DurationMs, IReadOnlyDictionary<string, double>? Figures);
