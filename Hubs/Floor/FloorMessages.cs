using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>The messages and snapshot of a waiter's or cashier's tablet.</summary>
public static class FloorMessages
{
    public static readonly ScreenDefinition<IFloorClient, FloorSnapshot> Screen = new(ScreenKind.Floor, Send, Snapshot);

    public static Task Send(IFloorClient client, StreamEvent streamEvent) =>
        client.SendOrders(streamEvent, order => new(order.View()), Line)
        ?? client.SendTables(streamEvent)
        ?? client.SendReservations(streamEvent)
        ?? client.SendPayments(streamEvent)
        ?? client.SendKitchen(streamEvent)
        ?? client.SendNotifications(streamEvent)
        ?? client.SendMenu(streamEvent, item => new(item.View()))
        ?? client.SendStaff(streamEvent)
        ?? client.SendDrawers(streamEvent)
        ?? throw new NotSupportedException($"{streamEvent.Event.GetType().Name} has no message for the floor.");

    public static FloorSnapshot Snapshot(Restaurant state, Caller caller, DateTimeOffset now) => new(
        state.TablesView(), state.OrdersView(), state.Dishes(), state.BillsView(), state.OnDutyView(), state.UnreadBy(caller.Actor),
        state.ReservationsView(now)) { Categories = state.CategoriesView() };

    private static OrderItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Dish.Station, line.Item.View(),
        line.SplitFrom, line.Remaining, line.OrderNumber, line.TableNumber) { TableName = line.TableName };
}
