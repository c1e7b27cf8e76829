using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

// The events of version 1 have a bill in one piece, without a party and its times.

[StoredEvent("billCreated", 1)]
public sealed record BillCreatedV1(BillV1 Bill) : RestaurantEvent
{
    public override RestaurantEvent Lift() => new BillCreated(Bill.Lift());
}

[StoredEvent("billStatusChanged", 1)]
public sealed record BillStatusChangedV1(BillV1 Bill, BillStatus Previous, string? Reason) : RestaurantEvent
{
    public override RestaurantEvent Lift() => new BillStatusChanged(Bill.Lift(), Previous, Reason);
}

[StoredEvent("billRecalled", 1)]
public sealed record BillUnarchivedV1(BillV1 Bill) : RestaurantEvent
{
    public override RestaurantEvent Lift() => new BillUnarchived(Bill.Lift());
}

/// <summary>A bill as version 1 stored it, in events and in the read models.</summary>
public sealed record BillV1
{
    public required string Id { get; init; }

    public int? Number { get; init; }

    public required string TableId { get; init; }

    public int TableNumber { get; init; }

    public required string SessionId { get; init; }

    public string? WaiterId { get; init; }

    public string? WaiterName { get; init; }

    public BillStatus Status { get; init; }

    public int Revision { get; init; }

    public required ImmutableArray<string> OrderIds { get; init; }

    public bool Follows { get; init; }

    public required ImmutableArray<BillLine> Lines { get; init; }

    public Discount? Discount { get; init; }

    public long Adjustment { get; init; }

    public required BillTotals Totals { get; init; }

    public required ImmutableArray<Share> Shares { get; init; }

    public required ImmutableArray<Payment> Payments { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public BusinessTime? PaidOn { get; init; }

    public string? Reason { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset? Recalled { get; init; }

    public Bill Lift() => new()
    {
        Id = Id, Number = Number, Party = new(TableId, TableNumber, SessionId, WaiterId, WaiterName), Status = Status, Revision = Revision,
        OrderIds = OrderIds, Follows = Follows, Lines = Lines, Discount = Discount, Adjustment = Adjustment, Totals = Totals,
        Shares = Shares, Payments = Payments, Times = new(CreatedAt, IssuedAt, PaidAt, PaidOn, Recalled), Reason = Reason, Seq = Seq,
    };
}
