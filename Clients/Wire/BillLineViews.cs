using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>One line of a bill. All amounts are in minor units.</summary>
[MessagePackObject]
public sealed record BillLineView
{
    [Key("orderId")] public required string OrderId { get; init; }
    [Key("orderNumber")] public required int OrderNumber { get; init; }

    /// <summary>The line of the order, the first where it was split; of a set menu, the <c>lineId</c> that its dishes have.</summary>
    [Key("itemId")] public required string ItemId { get; init; }

    /// <summary>Of the order's lines that it bills, the same as <c>itemId</c>; those of a set menu have it as <c>lineId</c>.</summary>
    [Key("lineGroupId")] public required string LineGroupId { get; init; }

    [Key("menuItemId")] public required string MenuItemId { get; init; }
    [Key("name")] public required string Name { get; init; }

    /// <summary>The whole portions; 0 with a part alone.</summary>
    [Key("quantity")] public required int Quantity { get; init; }

    /// <summary>What it has of one more portion, the rest of which is on other bills; null: nothing.</summary>
    [Key("part")] public required PortionPartView? Part { get; init; }

    /// <summary>The price of one portion with its modifiers.</summary>
    [Key("price")] public required long Price { get; init; }

    /// <summary>Of a dish by weight, in thousandths of its <c>unit</c>: 350 is 0.350 kg. Null for others, as are the next two.</summary>
    [Key("weight")] public required int? Weight { get; init; }

    [Key("unit"), WireEnum("UnitOfMeasure")] public required string? Unit { get; init; }

    /// <summary>The price of one unit without options.</summary>
    [Key("unitPrice")] public required long? UnitPrice { get; init; }

    /// <summary>The price of the portions and of the part.</summary>
    [Key("gross")] public required long Gross { get; init; }

    /// <summary>The comped portions, the line's own discount and its part of the bill's discount.</summary>
    [Key("off")] public required long Off { get; init; }

    /// <summary>Gross less off.</summary>
    [Key("net")] public required long Net { get; init; }

    /// <summary>In parts per million, of all its taxes together; 0 of a set menu, whose <c>dishes</c> have theirs.</summary>
    [Key("taxRate")] public required int TaxRate { get; init; }

    /// <summary>The taxes that add up to <c>taxRate</c>; empty: one tax without a name.</summary>
    [Key("taxes")] public required IReadOnlyList<NamedTaxView> Taxes { get; init; }

    /// <summary>The dishes of a set menu, whose prices add up to <c>price</c>; empty for any other dish.</summary>
    [Key("dishes")] public required IReadOnlyList<BillLineDishView> Dishes { get; init; }

    /// <summary>The seat that it was ordered for; null: not given.</summary>
    [Key("seat")] public required int? Seat { get; init; }

    /// <summary>The line's own discount; null: none.</summary>
    [Key("discount")] public required DiscountView? Discount { get; init; }

    /// <summary>The portions that came back and are free.</summary>
    [Key("comped")] public required int Comped { get; init; }

    /// <summary>Why they are free; null: none are.</summary>
    [Key("compReason")] public required string? CompReason { get; init; }
}

/// <summary>A part of one portion: <c>parts</c> of <c>of</c> equal ones.</summary>
[MessagePackObject]
public sealed record PortionPartView([property: Key("parts")] int Parts, [property: Key("of")] int Of);
