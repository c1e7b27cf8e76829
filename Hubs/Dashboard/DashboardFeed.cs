using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>What a manager's dashboard is told of the log; its figures are told by <see cref="FigureBroadcaster"/>.</summary>
public static class DashboardFeed
{
    public static readonly LiveScreen<IDashboardClient, DashboardSnapshot> Screen = new(Domain.Screens.Screen.Dashboard, Tell, Snapshot);

    public static Task Tell(IDashboardClient screen, StreamEvent streamEvent) =>
        screen.SendProgress(streamEvent, order => new(order.View()))
        ?? screen.SendSeating(streamEvent)
        ?? screen.SendPayments(streamEvent)
        ?? screen.SendAlerts(streamEvent)
        ?? screen.SendNotices(streamEvent)
        ?? screen.SendMenu(streamEvent)
        ?? screen.SendStaff(streamEvent)
        ?? throw new NotSupportedException($"A dashboard is not told of {streamEvent.Recorded.Event.GetType().Name}.");

    public static DashboardSnapshot Snapshot(Restaurant state, Caller caller, DateTimeOffset now)
    {
        var figures = Figures.Of(state, now);
        return new(
            figures.Stats.View(), figures.Analytics.View(), [.. figures.Performance.Select(FigureViews.View)], state.TablesView(), state.OrdersView(),
            state.BillsView(), state.ColleaguesView(), state.Dishes(), state.UnreadBy(caller.Actor));
    }
}
