using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using Kitchens = RealtimeRestaurant.Domain.Kitchen;
using Menus = RealtimeRestaurant.Domain.Menu;
using Orders = RealtimeRestaurant.Domain.Orders;
using Tables = RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>What a waiter's or cashier's tablet is told.</summary>
public static class FloorFeed
{
    public static readonly LiveScreen<IFloorClient, FloorSnapshot> Screen = new(Domain.Log.Screen.Floor, Tell, Snapshot);

    public static Task Tell(IFloorClient screen, Telling told) => told.Recorded.Event switch
    {
        Orders.OrderPlaced placed => screen.OrderCreated(told.Message(new OrderCreated((placed.Order with { Seq = told.Recorded.Seq }).View()))),
        Orders.OrderStatusChanged changed => screen.OrderStatusChanged(told.Message(changed.View())),
        Orders.LineAdded or Orders.LineSplit or Orders.ItemStatusChanged => screen.OrderItemStatusChanged(told.Message(Line(LineChange.Of(told.Recorded.Event)))),
        Orders.OrderCancelled cancelled => screen.OrderCancelled(told.Message(cancelled.View())),
        Orders.OrderCompleted completed => screen.OrderCompleted(told.Message(completed.View())),
        Orders.OrderRushed rushed => screen.KitchenAlert(told.Message(rushed.View())),
        Kitchens.ItemsReady ready => screen.ItemsReady(told.Message(ready.View())),
        Kitchens.KitchenAlertRaised alert => screen.KitchenAlert(told.Message(alert.View())),
        Tables.TableStatusChanged changed => screen.TableStatusChanged(told.Message(changed.View())),
        Tables.WaiterAssigned assigned => screen.WaiterAssigned(told.Message(assigned.View())),
        Tables.WaiterCalled called => screen.WaiterCalled(told.Message(called.View())),
        Menus.MenuAvailabilityChanged changed => screen.MenuAvailabilityChanged(told.Message(changed.View())),
        Menus.StockChanged changed => screen.StockChanged(told.Message(changed.View())),
        var other => throw new NotSupportedException($"The floor is not told of {other.GetType().Name}."),
    };

    public static FloorSnapshot Snapshot(Restaurant state) => new(
        state.TablesView(), [.. state.Orders.Values.Where(state.IsSeated).OrderBy(order => order.Number).Select(OrderViews.View)], state.Dishes());

    private static OrderItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Station, line.Item.View(), line.SplitFrom, line.Remaining,
        line.OrderNumber, line.TableNumber);
}
