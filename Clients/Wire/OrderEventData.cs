using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A new order.</summary>
[MessagePackObject]
public sealed record OrderCreated([property: Key("order")] OrderView Order);

/// <summary>A new order, as a kitchen reads it: without prices.</summary>
[MessagePackObject]
public sealed record KitchenOrderCreated([property: Key("order")] KitchenOrder Order);

/// <summary>
/// The status of an order has changed, following its items. Completed and cancelled orders have messages of their own.
/// </summary>
[MessagePackObject]
public sealed record OrderStatusChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("status"), WireEnum("OrderStatus")] string Status,
    [property: Key("previous"), WireEnum("OrderStatus")] string Previous,
    [property: Key("counters")] Counters Counters);

/// <summary>The number of an order's items in each status. Cancelled and voided items are not counted.</summary>
[MessagePackObject]
public sealed record Counters(
    [property: Key("held")] int Held,
    [property: Key("queued")] int Queued,
    [property: Key("preparing")] int Preparing,
    [property: Key("ready")] int Ready,
    [property: Key("served")] int Served);

/// <summary>
/// A line moved to another status; or, when <paramref name="Previous"/> is null, it is new: added to the order, or split off
/// <paramref name="SplitFrom"/>; or, when the status is the same, it came back.
/// </summary>
/// <param name="Previous">The status before; null for a new line.</param>
/// <param name="Item">The line as it is now.</param>
/// <param name="SplitFrom">The id of the line that it was split off; else null.</param>
/// <param name="Remaining">How many portions stay on the line that it was split off; else null.</param>
/// <param name="OrderNumber">Null for a line that was split off.</param>
[MessagePackObject]
public sealed record OrderItemStatusChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("itemId")] string ItemId,
    [property: Key("status"), WireEnum("ItemStatus")] string Status,
    [property: Key("previous"), WireEnum("ItemStatus")] string? Previous,
    [property: Key("station")] string Station,
    [property: Key("item")] OrderItemView Item,
    [property: Key("splitFrom")] string? SplitFrom,
    [property: Key("remaining")] int? Remaining,
    [property: Key("orderNumber")] int? OrderNumber,
    [property: Key("tableNumber")] int? TableNumber)
{
    /// <summary>What people call the table; null: by its number.</summary>
    [Key("tableName")] public required string? TableName { get; init; }
}

/// <summary>As <see cref="OrderItemStatusChanged"/>, for a kitchen: without prices.</summary>
/// <param name="Previous">The status before; null for a new line.</param>
/// <param name="Item">The line as it is now.</param>
/// <param name="SplitFrom">The id of the line that it was split off; else null.</param>
/// <param name="Remaining">How many portions stay on the line that it was split off; else null.</param>
/// <param name="OrderNumber">Null for a line that was split off.</param>
[MessagePackObject]
public sealed record KitchenItemStatusChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("itemId")] string ItemId,
    [property: Key("status"), WireEnum("ItemStatus")] string Status,
    [property: Key("previous"), WireEnum("ItemStatus")] string? Previous,
    [property: Key("station")] string Station,
    [property: Key("item")] KitchenItem Item,
    [property: Key("splitFrom")] string? SplitFrom,
    [property: Key("remaining")] int? Remaining,
    [property: Key("orderNumber")] int? OrderNumber,
    [property: Key("tableNumber")] int? TableNumber)
{
    /// <summary>What people call the table; null: by its number.</summary>
    [Key("tableName")] public required string? TableName { get; init; }
}

/// <summary>The note of an order, or of one of its lines, was put right.</summary>
/// <param name="ItemId">The line; null: the note of the whole order.</param>
/// <param name="Note">Empty: none any more.</param>
/// <param name="Previous">The note before; null: there was none.</param>
[MessagePackObject]
public sealed record NoteChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("orderNumber")] int OrderNumber,
    [property: Key("tableNumber")] int? TableNumber,
    [property: Key("itemId")] string? ItemId,
    [property: Key("note")] string Note,
    [property: Key("previous")] string? Previous,
    [property: Key("tableName")] string? TableName);

/// <summary>An order is cancelled: all of its items were cancelled or voided.</summary>
/// <param name="Reason">As the member of staff gave it; null: not given.</param>
[MessagePackObject]
public sealed record OrderCancelled(
    [property: Key("orderId")] string OrderId,
    [property: Key("reason")] string? Reason);

/// <summary>An order was served and paid.</summary>
[MessagePackObject]
public sealed record OrderCompleted([property: Key("orderId")] string OrderId);

/// <summary>
/// The guests who ordered are at another table now, or their table has another number or name. The order's tickets follow.
/// </summary>
/// <param name="TableName">What people call the table; null: by its number.</param>
/// <param name="OriginTableId">The table where it was ordered, while that is merged into this one; else null.</param>
[MessagePackObject]
public sealed record OrderTableChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("tableId")] string TableId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("tableName")] string? TableName,
    [property: Key("originTableId")] string? OriginTableId);
