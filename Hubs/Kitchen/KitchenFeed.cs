using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using Kitchens = RealtimeRestaurant.Domain.Kitchen;
using Menus = RealtimeRestaurant.Domain.Menu;
using Orders = RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>What a kitchen display is told: of each event what a cook needs, and never a price.</summary>
public static class KitchenFeed
{
    public static readonly LiveScreen<IKitchenClient, KitchenSnapshot> Screen = new(Domain.Log.Screen.Kitchen, Tell, Snapshot);

    public static Task Tell(IKitchenClient screen, Telling told) => told.Recorded.Event switch
    {
        Orders.OrderPlaced placed => screen.OrderCreated(told.Message(new KitchenOrderCreated((placed.Order with { Seq = told.Recorded.Seq }).KitchenView()))),
        Orders.OrderStatusChanged changed => screen.OrderStatusChanged(told.Message(changed.View())),
        Orders.LineAdded or Orders.LineSplit or Orders.ItemStatusChanged => screen.OrderItemStatusChanged(told.Message(Line(LineChange.Of(told.Recorded.Event)))),
        Orders.OrderCancelled cancelled => screen.OrderCancelled(told.Message(cancelled.View())),
        Orders.OrderCompleted completed => screen.OrderCompleted(told.Message(completed.View())),
        Orders.OrderRushed rushed => screen.KitchenAlert(told.Message(rushed.View())),
        Kitchens.ItemsReady ready => screen.ItemsReady(told.Message(ready.View())),
        Kitchens.KitchenAlertRaised alert => screen.KitchenAlert(told.Message(alert.View())),
        Menus.MenuAvailabilityChanged changed => screen.MenuAvailabilityChanged(told.Message(changed.View())),
        Menus.StockChanged changed => screen.StockChanged(told.Message(changed.View())),
        var other => throw new NotSupportedException($"A kitchen is not told of {other.GetType().Name}."),
    };

    public static KitchenSnapshot Snapshot(Restaurant state) =>
        new([.. Kitchens.KitchenBoard.Orders(state).Select(OrderViews.KitchenView)], state.TicketsView(), state.AllDayView(), state.Dishes());

    private static KitchenItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Station, line.Item.KitchenView(), line.SplitFrom, line.Remaining,
        line.OrderNumber, line.TableNumber);
}
