using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>The figures of now.</summary>
/// <param name="Seq">As of which event.</param>
/// <param name="Day">The business day.</param>
internal sealed record DashboardView(long Seq, string Day, StatsView Stats, AnalyticsView Analytics, IReadOnlyList<StaffPerformanceUpdated> Performance);

internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder api) =>
        api.MapGet("/dashboard", async (HttpContext http, LiveRestaurants restaurants, TimeProvider clock) =>
                Results.Ok(View(Figures.Of(await http.StateAsync(restaurants), clock.GetUtcNow()))))
            .RequireAuthorization(policy => policy.RequireRole(Permissions.RolesWith(Permission.WatchDashboard).Select(role => role.Name())));

    private static DashboardView View(Figures figures) => new(
        figures.Seq, WireDate.Of(figures.Day), figures.Stats.View(), figures.Analytics.View(), [.. figures.Performance.Select(FigureViews.View)]);
}
