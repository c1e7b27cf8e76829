using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>The hub of managers' dashboards. The access token names the person, their role and their restaurant.</summary>
[Requires(Permission.WatchDashboard)]
public sealed class DashboardHub(JoinHandler<IDashboardClient, DashboardSnapshot> joining, FigureStreams streams) : Hub<IDashboardClient>
{
    /// <summary>
    /// Starts the feed or resumes it: replies with the messages after the client's position, or with a snapshot. Call it after every
    /// connect, and whenever a beacon or a message shows that one is missing. It refuses no argument.
    /// </summary>
    public Task<JoinReply<DashboardSnapshot>> Join(JoinRequest? request) => joining.JoinAsync(Context, Groups, request);

    /// <summary>
    /// Streams the dashboard's figures: the present ones at once, then each change, at most once a second. The items are the messages of
    /// <see cref="IFigureEvents.StatsUpdated"/>. It needs no Join. A ninth stream of one connection is refused with <c>rateLimited</c>.
    /// </summary>
    public IAsyncEnumerable<LiveMessage<StatsView>> StreamStats(CancellationToken ct) =>
        streams.FollowAsync(Context, figures => figures.Stats, figures => figures.Stats.View(), ct);

    /// <summary>
    /// Streams the analytics of the business day: the present ones at once, then each change, at most once a second. The items are the
    /// messages of <see cref="IFigureEvents.AnalyticsUpdated"/>. It needs no Join. A ninth stream of one connection is refused with
    /// <c>rateLimited</c>.
    /// </summary>
    public IAsyncEnumerable<LiveMessage<AnalyticsView>> StreamAnalytics(CancellationToken ct) =>
        streams.FollowAsync(Context, figures => figures.Rows, figures => figures.Analytics.View(), ct);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        joining.Leave(Context);
        return Task.CompletedTask;
    }
}
