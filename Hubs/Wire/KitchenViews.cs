using MessagePack;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A ticket: the items of one order that one station cooks together.</summary>
/// <param name="Status"><c>new</c>, <c>seen</c> (a display shows it), <c>active</c> (preparation has started), <c>done</c>,
/// <c>cancelledPending</c> (all of it was cancelled, and the kitchen has not yet acknowledged that) or <c>closed</c>.</param>
/// <param name="AddOn">True when the order already had tickets.</param>
/// <param name="Recalled">True when an item came back from the pass.</param>
/// <param name="ItemIds">The order's lines on this ticket.</param>
/// <param name="DueAt">When it should be done.</param>
[MessagePackObject]
public sealed record TicketView(
    [property: Key("id")] string Id,
    [property: Key("orderId")] string OrderId,
    [property: Key("orderNumber")] int OrderNumber,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("station")] string Station,
    [property: Key("status"), WireEnum<TicketStatus>] string Status,
    [property: Key("addOn")] bool AddOn,
    [property: Key("recalled")] bool Recalled,
    [property: Key("itemIds")] IReadOnlyList<string> ItemIds,
    [property: Key("firedAt"), WireTime] string FiredAt,
    [property: Key("dueAt"), WireTime] string DueAt);

/// <summary>How many portions of one dish, made one way, a station still has to cook.</summary>
/// <param name="Modifiers">The names of the chosen options.</param>
[MessagePackObject]
public sealed record AllDayCount(
    [property: Key("station")] string Station,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("quantity")] int Quantity);

/// <summary>Maps tickets and all-day counts. <see cref="KitchenBoard"/> sorts and counts them.</summary>
public static class KitchenViews
{
    public static IReadOnlyList<TicketView> TicketsView(this Restaurant state) => [.. KitchenBoard.Tickets(state).Select(View)];

    public static TicketView View(this Ticket ticket) => new(
        ticket.Id, ticket.OrderId, ticket.OrderNumber, ticket.TableNumber, ticket.Station, WireName.Of(ticket.Status), ticket.AddOn,
        ticket.Recalled, ticket.ItemIds, WireTime.Of(ticket.FiredAt), WireTime.Of(ticket.DueAt));

    public static IReadOnlyList<AllDayCount> AllDayView(this Restaurant state) => [.. KitchenBoard.AllDay(state).Select(count =>
        new AllDayCount(count.Station, count.MenuItemId, count.Name, count.Modifiers, count.Quantity))];
}
