using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>An event of an order or its lines.</summary>
public abstract record OrderEvent : RestaurantEvent;

/// <param name="Order">As placed.</param>
[StoredEvent("orderPlaced", 2)]
public sealed record OrderPlaced(Order Order) : OrderEvent;

/// <summary>A line was added to an existing order.</summary>
[StoredEvent("lineAdded", 2)]
public sealed record LineAdded(string OrderId, int OrderNumber, int? TableNumber, OrderItem Item, string? TableName = null) : OrderEvent;

/// <summary>
/// A line was split: <paramref name="Part"/> is the new line, <paramref name="Remaining"/> the quantity that stays on the old one.
/// </summary>
[StoredEvent("lineSplit", 2)]
public sealed record LineSplit(
    string OrderId, int? TableNumber, string ItemId, int Remaining, OrderItem Part, string? TableName = null) : OrderEvent;

/// <param name="Item">The line as it now is.</param>
[StoredEvent("itemStatusChanged", 2)]
public sealed record ItemStatusChanged(
    string OrderId, int OrderNumber, int? TableNumber, ItemStatus Previous, OrderItem Item, string ActorId, string ActorName,
    string? TableName = null) : OrderEvent;

/// <summary>
/// A served line came back. A remake follows as <see cref="LineAdded"/>, a comp as <see cref="Bills.BillStatusChanged"/> of an open bill.
/// </summary>
/// <param name="Item">The line with its <see cref="OrderItem.Return"/>.</param>
[StoredEvent("itemReturned", 1)]
public sealed record ItemReturned(
    string OrderId, int OrderNumber, int? TableNumber, OrderItem Item, string? TableName = null) : OrderEvent;

/// <summary>An order's status has changed, following its items. Completed and cancelled have events of their own.</summary>
[StoredEvent("orderStatusChanged", 1)]
public sealed record OrderStatusChanged(
    string OrderId, int OrderNumber, OrderStatus Status, OrderStatus Previous, ItemCounters Counters) : OrderEvent;

/// <summary>The note of an order or of one of its lines has changed.</summary>
/// <param name="ItemId">Null: the note of the whole order.</param>
/// <param name="Note">Empty: none any more.</param>
/// <param name="Previous">The note before; null: there was none.</param>
[StoredEvent("noteChanged", 1)]
public sealed record NoteChanged(
    string OrderId, int OrderNumber, int? TableNumber, string? ItemId, string Note, string? Previous, string ActorId,
    string? TableName = null) : OrderEvent;

[StoredEvent("orderCancelled", 1)]
public sealed record OrderCancelled(string OrderId, int OrderNumber, int? TableNumber, string? Reason, string ActorId) : OrderEvent;

/// <summary>An order was served and paid, though perhaps refunded since; at most once per order.</summary>
[StoredEvent("orderCompleted", 1)]
public sealed record OrderCompleted(string OrderId, int OrderNumber) : OrderEvent;

[StoredEvent("orderRushed", 1)]
public sealed record OrderRushed(
    string OrderId, int OrderNumber, int? TableNumber, int Level, int Previous, string ActorId, string? TableName = null) : OrderEvent;

/// <summary>The guests who ordered are at another table now, or their table has another number or name.</summary>
/// <param name="SessionId">Their table session; null: the same as before.</param>
/// <param name="OriginTableId">The table where they ordered, while it is merged into this one.</param>
[StoredEvent("orderTableChanged", 1)]
public sealed record OrderTableChanged(
    string OrderId, int OrderNumber, string TableId, int TableNumber, string? TableName, string? SessionId = null,
    string? OriginTableId = null) : OrderEvent;

/// <summary>An order without a table has left the floor, and its bills with it: it was over for a while.</summary>
[StoredEvent("orderArchived", 1)]
public sealed record OrderArchived(string OrderId, int OrderNumber) : OrderEvent;
