using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>Managers' dashboards. The token says who it is, and where.</summary>
[Requires(Permission.WatchDashboard)]
public sealed class DashboardHub(JoinHandler<IDashboardClient, DashboardSnapshot> joining, FigureStreams streams) : Hub<IDashboardClient>
{
    /// <summary>
    /// Starts or resumes the feed: what was missed after the given position, else a snapshot. See <see cref="JoinHandler{TClient,
    /// TSnapshot}"/>.
    /// </summary>
    public Task<JoinReply<DashboardSnapshot>> Join(JoinRequest? request) => joining.JoinAsync(Context, Groups, request);

    /// <summary>
    /// The dashboard's figures at once, then each change, at most once a second; the same messages as <see
    /// cref="IFigureEvents.StatsUpdated"/>. Needs no Join.
    /// </summary>
    public IAsyncEnumerable<LiveMessage<StatsView>> StreamStats(CancellationToken ct) =>
        streams.FollowAsync(Context, figures => figures.Stats, figures => figures.Stats.View(), ct);

    /// <summary>
    /// Today's analytics at once, then each change, at most once a second; the same messages as <see
    /// cref="IFigureEvents.AnalyticsUpdated"/>. Needs no Join.
    /// </summary>
    public IAsyncEnumerable<LiveMessage<AnalyticsView>> StreamAnalytics(CancellationToken ct) =>
        streams.FollowAsync(Context, figures => figures.Rows, figures => figures.Analytics.View(), ct);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        joining.Leave(Context);
        return Task.CompletedTask;
    }
}
