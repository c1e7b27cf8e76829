using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A ticket: the items of one order that one station cooks together.</summary>
[MessagePackObject]
public sealed record TicketView
{
    [Key("id")] public required string Id { get; init; }
    [Key("orderId")] public required string OrderId { get; init; }
    [Key("orderNumber")] public required int OrderNumber { get; init; }

    /// <summary>Null: an order without a table.</summary>
    [Key("tableNumber")] public required int? TableNumber { get; init; }

    /// <summary><c>dineIn</c>, <c>takeAway</c> or <c>counter</c>.</summary>
    [Key("kind"), WireEnum("OrderKind")] public required string Kind { get; init; }

    /// <summary>The name or number to call when an order without a table is ready; null: the order's number.</summary>
    [Key("callName")] public required string? CallName { get; init; }

    /// <summary>What people call the table; null: by its number.</summary>
    [Key("tableName")] public required string? TableName { get; init; }

    [Key("station")] public required string Station { get; init; }

    /// <summary>
    /// <c>new</c>, <c>seen</c> (a display shows it), <c>active</c> (preparation has started), <c>done</c>, <c>cancelledPending</c> (all of
    /// it was cancelled, and the kitchen has not yet acknowledged that) or <c>closed</c>.
    /// </summary>
    [Key("status"), WireEnum("TicketStatus")] public required string Status { get; init; }

    /// <summary>True when the order already had tickets.</summary>
    [Key("addOn")] public required bool AddOn { get; init; }

    /// <summary>True when an item came back from the pass.</summary>
    [Key("recalled")] public required bool Recalled { get; init; }

    /// <summary>The order's lines on this ticket.</summary>
    [Key("itemIds")] public required IReadOnlyList<string> ItemIds { get; init; }

    [Key("firedAt"), WireTime] public required string FiredAt { get; init; }

    /// <summary>When it should be done.</summary>
    [Key("dueAt"), WireTime] public required string DueAt { get; init; }
}

/// <summary>The portions of one dish with the same modifiers that a station still has to cook.</summary>
/// <param name="Modifiers">The names of the chosen options.</param>
/// <param name="LeftOut">Those of them that take something away, each as often.</param>
[MessagePackObject]
public sealed record AllDayCount(
    [property: Key("station")] string Station,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("quantity")] int Quantity,
    [property: Key("leftOut")] IReadOnlyList<string> LeftOut);
