using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>Whether the process runs (live), and whether it can do its work (ready).</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var checks = builder.Services.AddHealthChecks().AddCheck<StoreCheck>("database", timeout: Patience).AddCheck<StoppingCheck>("process");
        if (Stores.Redis(builder.Configuration) is not null) checks.AddCheck<RedisCheck>("redis", HealthStatus.Degraded, timeout: Patience);
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous().WithMetadata(new Uncounted());
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().WithMetadata(new Uncounted());
    }

    // Without reasons: they may name hosts, and anybody may ask.
    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new HealthView(WireName.Of(report.Status), Milliseconds(report.TotalDuration),
            report.Entries.ToDictionary(part => part.Key, part => new PartView(WireName.Of(part.Value.Status), Milliseconds(part.Value.Duration)))),
        Json.Options, http.RequestAborted);

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);
}

internal sealed record HealthView(string Status, double DurationMs, IReadOnlyDictionary<string, PartView> Parts);

internal sealed record PartView(string Status, double DurationMs);

/// <summary>The store answers a question that it answers every second anyway. Full: degraded, and still in service, since it can be read.</summary>
internal sealed class StoreCheck(ICommitLog log, StoreCondition condition) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await log.HeadsAsync(["health"], cancellationToken);
        return condition.IsFull ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
    }
}

/// <summary>A node that is being stopped finishes what it has and should get nothing new.</summary>
internal sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}

/// <summary>Without Redis everything works, only other nodes hear of it a second later: degraded, and still in service.</summary>
internal sealed class RedisCheck(RedisConnection redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(redis.Multiplexer.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
