using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// A shift of a cash drawer. Amounts are in minor units. Sales, refunds, expected and the amounts of entries are null for cashiers until it
/// is closed, if it is counted blind.
/// </summary>
[MessagePackObject]
public sealed record ShiftView
{
    [Key("id")] public required string Id { get; init; }
    [Key("drawer")] public required string Drawer { get; init; }
    [Key("status"), WireEnum("ShiftStatus")] public required string Status { get; init; }

    [Key("float"), SuppressMessage("Naming", "CA1720", Justification = "The field's own word, and the name on the wire.")]
    public required long Float { get; init; }

    /// <summary>The cash of payments, including tips and rounding.</summary>
    [Key("sales")] public required long? Sales { get; init; }

    [Key("saleCount")] public required int SaleCount { get; init; }
    [Key("refunds")] public required long? Refunds { get; init; }
    [Key("refundCount")] public required int RefundCount { get; init; }
    [Key("entries")] public required IReadOnlyList<CashEntryView> Entries { get; init; }

    /// <summary>The cash that should be in the drawer.</summary>
    [Key("expected")] public required long? Expected { get; init; }

    [Key("counted")] public required long? Counted { get; init; }

    /// <summary>Counted − expected; null until it is counted.</summary>
    [Key("variance")] public required long? Variance { get; init; }

    [Key("reason")] public required string? Reason { get; init; }
    [Key("openedBy")] public required string OpenedBy { get; init; }
    [Key("openedAt"), WireTime] public required string OpenedAt { get; init; }
    [Key("closedBy")] public required string? ClosedBy { get; init; }
    [Key("closedAt"), WireTime] public required string? ClosedAt { get; init; }
    [Key("seq")] public required long Seq { get; init; }
}

/// <summary>A movement of cash in or out of a drawer, apart from payments.</summary>
/// <param name="PaymentId">The payment whose correction moved the cash; null: none.</param>
[MessagePackObject]
public sealed record CashEntryView(
    [property: Key("id")] string Id,
    [property: Key("kind"), WireEnum("CashEntryKind")] string Kind,
    [property: Key("amount")] long? Amount,
    [property: Key("reason")] string Reason,
    [property: Key("staffId")] string StaffId,
    [property: Key("staffName")] string StaffName,
    [property: Key("at"), WireTime] string At,
    [property: Key("paymentId")] string? PaymentId);

/// <summary>A shift was opened, is being counted, or was closed.</summary>
/// <param name="Shift">As it is now, and as this role may see it.</param>
[MessagePackObject]
public sealed record ShiftChanged([property: Key("shift")] ShiftView Shift);
