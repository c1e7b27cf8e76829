using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>The current figures.</summary>
/// <param name="Seq">The seq that the figures are of.</param>
/// <param name="Day">The business day.</param>
internal sealed record DashboardView(
    long Seq, [property: WireDate] string Day, StatsView Stats, AnalyticsView Analytics,
    IReadOnlyList<StaffPerformanceUpdated> Performance);

internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder api) =>
        api.MapResource("/dashboard", "Dashboard",
            "The current figures, the same as `StreamStats` and `StreamAnalytics` on the dashboard hub.")
            .MapState("", (state, http) => View(Figures.Of(state, http.Service<TimeProvider>().GetUtcNow())))
            .Requires(Permission.WatchDashboard).Named("getDashboard", "Gets the current figures");

    private static DashboardView View(Figures figures) => new(
        figures.Seq, WireDate.Of(figures.Day), figures.Stats.View(), figures.Analytics.View(),
        [.. figures.Performance.Select(FigureViews.View)]);
}
