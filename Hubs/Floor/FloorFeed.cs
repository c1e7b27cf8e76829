using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>What a waiter's or cashier's tablet is told.</summary>
public static class FloorFeed
{
    public static readonly LiveScreen<IFloorClient, FloorSnapshot> Screen = new(Domain.Log.Screen.Floor, Tell, Snapshot);

    public static Task Tell(IFloorClient screen, Telling told) =>
        screen.TellOrders(told, order => new(order.View()), Line)
        ?? screen.TellTables(told)
        ?? screen.TellKitchen(told)
        ?? screen.TellMenu(told)
        ?? throw new NotSupportedException($"The floor is not told of {told.Recorded.Event.GetType().Name}.");

    public static FloorSnapshot Snapshot(Restaurant state) => new(
        state.TablesView(), [.. state.Orders.Values.Where(state.IsSeated).OrderBy(order => order.Number).Select(OrderViews.View)], state.Dishes());

    private static OrderItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Station, line.Item.View(), line.SplitFrom, line.Remaining,
        line.OrderNumber, line.TableNumber);
}
