using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>An order, as staff who may see money read it.</summary>
[MessagePackObject]
public sealed record OrderView
{
    [Key("id")] public required string Id { get; init; }

    /// <summary>The number on the slip.</summary>
    [Key("number")] public required int Number { get; init; }

    /// <summary>Null: the order has no table; likewise its number.</summary>
    [Key("tableId")] public required string? TableId { get; init; }

    /// <summary>The number on the table.</summary>
    [Key("tableNumber")] public required int? TableNumber { get; init; }

    /// <summary>What people call the table; null: by its number.</summary>
    [Key("tableName")] public required string? TableName { get; init; }

    /// <summary>The table where it was ordered, while that is merged into this one; else null.</summary>
    [Key("originTableId")] public required string? OriginTableId { get; init; }

    /// <summary><c>dineIn</c> at a table; <c>takeAway</c>, or <c>counter</c> in the restaurant, without one.</summary>
    [Key("kind"), WireEnum("OrderKind")] public required string Kind { get; init; }

    /// <summary>The name or number to call when an order without a table is ready; null: the order's number.</summary>
    [Key("callName")] public required string? CallName { get; init; }

    /// <summary>When the guest comes for it; null: as soon as it is ready.</summary>
    [Key("pickupAt"), WireTime] public required string? PickupAt { get; init; }

    /// <summary>The guest's phone; no kitchen sees it. Null: not given.</summary>
    [Key("phone")] public required string? Phone { get; init; }

    /// <summary>Follows from the items' statuses.</summary>
    [Key("status"), WireEnum("OrderStatus")] public required string Status { get; init; }

    /// <summary>How much of the order bills cover.</summary>
    [Key("paymentState"), WireEnum("PaymentState")] public required string PaymentState { get; init; }

    /// <summary>0: no rush; 1 to 3: more urgent the higher it is.</summary>
    [Key("rush")] public required int Rush { get; init; }

    /// <summary>The guests' wish for the whole order.</summary>
    [Key("note")] public required string? Note { get; init; }

    [Key("items")] public required IReadOnlyList<OrderItemView> Items { get; init; }

    /// <summary>The price of all items that were not cancelled, voided or comped, in minor units.</summary>
    [Key("total")] public required long Total { get; init; }

    [Key("placedAt"), WireTime] public required string PlacedAt { get; init; }

    /// <summary>When the last item that is being cooked should be ready; null when none is.</summary>
    [Key("dueAt"), WireTime] public required string? DueAt { get; init; }

    /// <summary>The seq of the last event that changed the order.</summary>
    [Key("seq")] public required long Seq { get; init; }
}

/// <summary>An order, as a kitchen reads it: without prices and payment state.</summary>
/// <param name="Number">The number on the slip.</param>
/// <param name="TableId">Null: the order has no table; likewise its number.</param>
/// <param name="TableNumber">The number on the table.</param>
/// <param name="Status">Follows from the items' statuses.</param>
/// <param name="Rush">0: no rush; 1 to 3: more urgent the higher it is.</param>
/// <param name="DueAt">When the last item that is being cooked should be ready; null when none is.</param>
/// <param name="Seq">The seq of the last event that changed the order.</param>
[MessagePackObject]
public sealed record KitchenOrder(
    [property: Key("id")] string Id,
    [property: Key("number")] int Number,
    [property: Key("tableId")] string? TableId,
    [property: Key("tableNumber")] int? TableNumber,
    [property: Key("status"), WireEnum("OrderStatus")] string Status,
    [property: Key("rush")] int Rush,
    [property: Key("items")] IReadOnlyList<KitchenItem> Items,
    [property: Key("placedAt"), WireTime] string PlacedAt,
    [property: Key("dueAt"), WireTime] string? DueAt,
    [property: Key("seq")] long Seq)
{
    /// <summary>What people call the table; null: by its number.</summary>
    [Key("tableName")] public required string? TableName { get; init; }

    /// <summary>The guests' wish for the whole order.</summary>
    [Key("note")] public required string? Note { get; init; }

    /// <summary><c>dineIn</c> at a table; <c>takeAway</c>, or <c>counter</c> in the restaurant, without one.</summary>
    [Key("kind"), WireEnum("OrderKind")] public required string Kind { get; init; }

    /// <summary>The name or number to call when an order without a table is ready; null: the order's number.</summary>
    [Key("callName")] public required string? CallName { get; init; }

    /// <summary>When the guest comes for it; null: as soon as it is ready.</summary>
    [Key("pickupAt"), WireTime] public required string? PickupAt { get; init; }
}
