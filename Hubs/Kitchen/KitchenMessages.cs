using Kitchens = RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>The messages and snapshot of a kitchen display: what a cook needs of each event, and never a price.</summary>
public static class KitchenMessages
{
    public static readonly ScreenDefinition<IKitchenClient, KitchenSnapshot> Screen = new(
        ScreenKind.Kitchen, Send, (state, caller, _) => Snapshot(state, caller));

    public static Task Send(IKitchenClient client, StreamEvent streamEvent) =>
        client.SendOrders(streamEvent, order => new(order.KitchenView()), Line)
        ?? client.SendKitchen(streamEvent)
        ?? client.SendNotifications(streamEvent)
        ?? client.SendMenu(streamEvent, item => new(item.KitchenView()))
        ?? SendTickets(client, streamEvent);

    public static KitchenSnapshot Snapshot(Restaurant state, Caller caller) => new(
        [.. Kitchens.KitchenBoard.Orders(state).Select(OrderViews.KitchenView)], state.TicketsView(), state.AllDayView(), state.Dishes(),
        state.UnreadBy(caller.Actor)) { Categories = state.CategoriesView() };

    private static Task SendTickets(IKitchenClient client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Kitchens.TicketSeen seen => client.TicketStatusChanged(streamEvent.Message(seen.Data())),
        Kitchens.TicketClosed closed => client.TicketStatusChanged(streamEvent.Message(closed.Data())),
        var other => throw new NotSupportedException($"{other.GetType().Name} has no message for a kitchen display."),
    };

    private static KitchenItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Dish.Station, line.Item.KitchenView(),
        line.SplitFrom, line.Remaining, line.OrderNumber, line.TableNumber) { TableName = line.TableName };
}
