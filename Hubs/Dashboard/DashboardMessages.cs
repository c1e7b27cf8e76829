using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>The messages and snapshot of a manager's dashboard. <see cref="FigureBroadcaster"/> sends its figures.</summary>
public static class DashboardMessages
{
    public static readonly ScreenDefinition<IDashboardClient, DashboardSnapshot> Screen =
        new(ScreenKind.Dashboard, Send, Snapshot);

    public static Task Send(IDashboardClient client, StreamEvent streamEvent) =>
        client.SendProgress(streamEvent, order => new(order.View()))
        ?? client.SendSeating(streamEvent)
        ?? client.SendReservations(streamEvent)
        ?? client.SendPayments(streamEvent)
        ?? client.SendAlerts(streamEvent)
        ?? client.SendNotifications(streamEvent)
        ?? client.SendMenu(streamEvent, item => new(item.View()))
        ?? client.SendStaff(streamEvent)
        ?? client.SendDrawers(streamEvent)
        ?? throw new NotSupportedException($"{streamEvent.Event.GetType().Name} has no message for a dashboard.");

    public static DashboardSnapshot Snapshot(Restaurant state, Caller caller, DateTimeOffset now)
    {
        var figures = Figures.Of(state, now);
        return new(
            figures.Stats.View(), figures.Analytics.View(), [.. figures.Performance.Select(FigureViews.View)], state.TablesView(),
            state.OrdersView(), state.BillsView(), state.ColleaguesView(), state.Dishes(), state.UnreadBy(caller.Actor),
            state.ReservationsView(now)) { Categories = state.CategoriesView() };
    }
}
