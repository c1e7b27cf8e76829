using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>What a waiter's or cashier's tablet is told.</summary>
public static class FloorFeed
{
    public static readonly LiveScreen<IFloorClient, FloorSnapshot> Screen = new(Domain.Screens.Screen.Floor, Tell, (state, caller, _) => Snapshot(state, caller));

    public static Task Tell(IFloorClient screen, StreamEvent streamEvent) =>
        screen.SendOrders(streamEvent, order => new(order.View()), Line)
        ?? screen.SendTables(streamEvent)
        ?? screen.SendPayments(streamEvent)
        ?? screen.SendKitchen(streamEvent)
        ?? screen.SendNotices(streamEvent)
        ?? screen.SendMenu(streamEvent)
        ?? screen.SendStaff(streamEvent)
        ?? throw new NotSupportedException($"The floor is not told of {streamEvent.Recorded.Event.GetType().Name}.");

    public static FloorSnapshot Snapshot(Restaurant state, Caller caller) => new(
        state.TablesView(), state.OrdersView(), state.Dishes(), state.BillsView(), state.OnDutyView(), state.UnreadBy(caller.Actor));

    private static OrderItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Station, line.Item.View(), line.SplitFrom, line.Remaining,
        line.OrderNumber, line.TableNumber);
}
