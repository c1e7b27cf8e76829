using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A ticket is done: its items are ready to be served.</summary>
/// <param name="OrderComplete">True when no item of the order is held, queued or being prepared any more.</param>
/// <param name="TableName">What people call the table; null: by its number.</param>
[MessagePackObject]
public sealed record ItemsReady(
    [property: Key("orderId")] string OrderId,
    [property: Key("tableNumber")] int? TableNumber,
    [property: Key("station")] string Station,
    [property: Key("ticketId")] string TicketId,
    [property: Key("items")] IReadOnlyList<ReadyItem> Items,
    [property: Key("orderComplete")] bool OrderComplete,
    [property: Key("tableName")] string? TableName,
    [property: Key("orderNumber")] int OrderNumber);

/// <summary>A line that is ready.</summary>
[MessagePackObject]
public sealed record ReadyItem(
    [property: Key("itemId")] string ItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity);

/// <summary>A ticket was acknowledged. The message brings all displays of the kitchen to the same state.</summary>
/// <param name="Status">
/// <c>seen</c>: a display shows it; <c>closed</c>: all of it was cancelled, and it leaves the board. The other statuses of a ticket follow
/// from its items.
/// </param>
[MessagePackObject]
public sealed record TicketStatusChanged(
    [property: Key("ticketId")] string TicketId,
    [property: Key("orderId")] string OrderId,
    [property: Key("status"), WireEnum("TicketStatus", "seen", "closed")] string Status);

/// <summary>Something that needs attention.</summary>
/// <param name="Message">A sentence to show.</param>
/// <param name="Kind">
/// <c>manual</c>: written by a member of staff; <c>unseenTicket</c>: no display has shown the ticket; <c>warn</c> and <c>late</c>: the
/// ticket nears or has passed its due time; <c>item86</c>: a dish on open orders went off the menu; <c>lowStock</c>; <c>rush</c>.
/// </param>
/// <param name="OrderId">The order that it is about, if any.</param>
/// <param name="TicketId">The ticket that it is about, if any.</param>
/// <param name="AffectedOrders">The ids of the orders that it concerns; may be empty.</param>
/// <param name="Level">With <c>rush</c>: how urgent, from 1 to 3, or 0 when the rush is over; else null.</param>
[MessagePackObject]
public sealed record KitchenAlert(
    [property: Key("message")] string Message,
    [property: Key("priority"), WireEnum("AlertPriority")] string Priority,
    [property: Key("kind"), WireEnum("AlertKind")] string Kind,
    [property: Key("orderId")] string? OrderId,
    [property: Key("ticketId")] string? TicketId,
    [property: Key("affectedOrders")] IReadOnlyList<string> AffectedOrders,
    [property: Key("level")] int? Level);
