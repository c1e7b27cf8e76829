using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using Kitchens = RealtimeRestaurant.Domain.Kitchen;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>What a kitchen display is told: of each event what a cook needs, and never a price.</summary>
public static class KitchenFeed
{
    public static readonly LiveScreen<IKitchenClient, KitchenSnapshot> Screen = new(Domain.Screens.Screen.Kitchen, Tell, (state, caller, _) => Snapshot(state, caller));

    public static Task Tell(IKitchenClient screen, StreamEvent streamEvent) =>
        screen.SendOrders(streamEvent, order => new(order.KitchenView()), Line)
        ?? screen.SendKitchen(streamEvent)
        ?? screen.SendNotices(streamEvent)
        ?? screen.SendMenu(streamEvent)
        ?? SendTickets(screen, streamEvent);

    public static KitchenSnapshot Snapshot(Restaurant state, Caller caller) => new(
        [.. Kitchens.KitchenBoard.Orders(state).Select(OrderViews.KitchenView)], state.TicketsView(), state.AllDayView(), state.Dishes(), state.UnreadBy(caller.Actor));

    private static Task SendTickets(IKitchenClient screen, StreamEvent streamEvent) => streamEvent.Recorded.Event switch
    {
        Kitchens.TicketSeen seen => screen.TicketStatusChanged(streamEvent.Message(seen.View())),
        Kitchens.TicketClosed closed => screen.TicketStatusChanged(streamEvent.Message(closed.View())),
        var other => throw new NotSupportedException($"A kitchen is not told of {other.GetType().Name}."),
    };

    private static KitchenItemStatusChanged Line(LineChange line) => new(
        line.OrderId, line.Item.Id, WireName.Of(line.Item.Status), line.Previous, line.Item.Station, line.Item.KitchenView(), line.SplitFrom, line.Remaining,
        line.OrderNumber, line.TableNumber);
}
