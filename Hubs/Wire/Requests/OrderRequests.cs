using System.Linq.Expressions;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Places an order for the guests at a table, to take away or at the counter; prices come from the menu.</summary>
[MessagePackObject]
public sealed record PlaceOrderRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("items")] public IReadOnlyList<LineRequest?>? Items { get; init; }

    /// <summary>A wish for the whole order, which the kitchen and the floor read.</summary>
    [Key("note")] public string? Note { get; init; }

    /// <summary>Absent: guests at a table, who dine in. Any other kind has no table.</summary>
    [Key("kind")] public string? Kind { get; init; }

    /// <summary>The name or number to call when an order without a table is ready; absent: the order's number.</summary>
    [Key("callName")] public string? CallName { get; init; }

    /// <summary>Only without a table. No kitchen sees it.</summary>
    [Key("phone")] public string? Phone { get; init; }

    /// <summary>When the guest comes for an order without a table; absent: as soon as it is ready.</summary>
    [Key("pickupAt")] public string? PickupAt { get; init; }

    internal bool HasTable => Kind is null || Kind == WireName.Of(OrderKind.DineIn);

    public override RestaurantCommand Command() => HasTable ? new PlaceOrder(TableId, Items!.Drafts(), Note)
        : new PlaceOrder(TableId: null, Items!.Drafts(), Note, WireName.Value<OrderKind>(Kind),
            new Pickup(CallName, PhoneNumber.E164(Phone), WireTime.Parse(PickupAt)));
}

internal sealed class PlaceOrderRules : RequestRules<PlaceOrderRequest>
{
    public PlaceOrderRules()
    {
        RuleFor(request => request.Kind).OneOf(WireName.All<OrderKind>()).When(request => request.Kind is not null);
        RuleFor(request => request.TableId).Id().When(request => request.HasTable);
        RuleFor(request => request.TableId).Null().WithMessage("Only guests who dine in have a table.")
            .When(request => !request.HasTable);
        RuleFor(request => request.Note).Note();
        RuleFor(request => request.CallName).OptionalText(40);
        RuleFor(request => request.Phone).Phone();
        RuleFor(request => request.PickupAt).Time();
        foreach (var pickup in new Expression<Func<PlaceOrderRequest, string?>>[]
            { request => request.CallName, request => request.Phone, request => request.PickupAt })
            RuleFor(pickup).Null().WithMessage("Only for an order without a table.").When(request => request.HasTable);
        RuleFor(request => request.Items).Lines();
        RuleForEach(request => request.Items).Line();
    }
}

/// <summary>Adds lines to an order. They make a new ticket; existing lines do not change.</summary>
[MessagePackObject]
public sealed record AddLinesRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }
    [Key("items")] public IReadOnlyList<LineRequest?>? Items { get; init; }

    public override RestaurantCommand Command() => new AddLines(OrderId!, Items!.Drafts());
}

internal sealed class AddLinesRules : RequestRules<AddLinesRequest>
{
    public AddLinesRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.Items).Lines();
        RuleForEach(request => request.Items).Line();
    }
}

/// <summary>Moves one line, or a part of it, to another status.</summary>
[MessagePackObject]
public sealed record SetItemStatusRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }
    [Key("itemId")] public string? ItemId { get; init; }
    [Key("status")] public string? Status { get; init; }

    /// <summary>The reason; required to void.</summary>
    [Key("reason")] public string? Reason { get; init; }

    /// <summary>The portions to move. If below the line's quantity, the line is split.</summary>
    [Key("quantity")] public int? Quantity { get; init; }

    /// <summary>Only with <c>voided</c>: true if the portions go back into the stock, so that they are no waste.</summary>
    [Key("restock")] public bool? Restock { get; init; }

    public override RestaurantCommand Command() =>
        new SetItemStatus(OrderId!, ItemId!, WireName.Value<ItemStatus>(Status), Reason, Quantity, Restock ?? false);
}

internal sealed class SetItemStatusRules : RequestRules<SetItemStatusRequest>
{
    // No item becomes held again.
    private static readonly string[] Targets = [.. WireName.All<ItemStatus>().Where(name => name != WireName.Of(ItemStatus.Held))];

    public SetItemStatusRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.ItemId).Id();
        RuleFor(request => request.Status).OneOf(Targets);
        RuleFor(request => request.Reason).Note();
        RuleFor(request => request.Quantity).Quantity();
    }
}

/// <summary>Takes back a served line, or a part of it: it is made again without charge, or its price comes off the bill.</summary>
[MessagePackObject]
public sealed record ReturnItemRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }
    [Key("itemId")] public string? ItemId { get; init; }
    [Key("remedy")] public string? Remedy { get; init; }
    [Key("reason")] public string? Reason { get; init; }

    /// <summary>The portions that came back; all if absent. If below the line's quantity, the line is split.</summary>
    [Key("quantity")] public int? Quantity { get; init; }

    /// <summary>True if the portions go back into the stock, so that they are no waste.</summary>
    [Key("restock")] public bool? Restock { get; init; }

    public override RestaurantCommand Command() =>
        new ReturnItem(OrderId!, ItemId!, WireName.Value<ReturnRemedy>(Remedy), Reason!, Quantity, Restock ?? false);
}

internal sealed class ReturnItemRules : RequestRules<ReturnItemRequest>
{
    public ReturnItemRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.ItemId).Id();
        RuleFor(request => request.Remedy).OneOf(WireName.All<ReturnRemedy>());
        RuleFor(request => request.Reason).Text(200);
        RuleFor(request => request.Quantity).Quantity();
    }
}

/// <summary>Bumps an order: moves every item that can move to the status.</summary>
[MessagePackObject]
public sealed record SetOrderStatusRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }
    [Key("status")] public string? Status { get; init; }

    public override RestaurantCommand Command() => new SetOrderStatus(OrderId!, WireName.Value<ItemStatus>(Status));
}

internal sealed class SetOrderStatusRules : RequestRules<SetOrderStatusRequest>
{
    private static readonly string[] Targets =
        [WireName.Of(ItemStatus.Preparing), WireName.Of(ItemStatus.Ready), WireName.Of(ItemStatus.Served)];

    public SetOrderStatusRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.Status).OneOf(Targets);
    }
}

/// <summary>Cancels a whole order.</summary>
[MessagePackObject]
public sealed record CancelOrderRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }

    /// <summary>The reason; required once cooking has begun.</summary>
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new CancelOrder(OrderId!, Reason);
}

internal sealed class CancelOrderRules : RequestRules<CancelOrderRequest>
{
    public CancelOrderRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.Reason).Note();
    }
}

/// <summary>Puts right the note of an order, or of a line that the kitchen has not started.</summary>
[MessagePackObject]
public sealed record ChangeNoteRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }

    /// <summary>The line; absent: the note of the whole order.</summary>
    [Key("itemId")] public string? ItemId { get; init; }

    /// <summary>Empty: none any more.</summary>
    [Key("note")] public string? Note { get; init; }

    public override RestaurantCommand Command() => new ChangeNote(OrderId!, ItemId, Note!);
}

internal sealed class ChangeNoteRules : RequestRules<ChangeNoteRequest>
{
    public ChangeNoteRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.ItemId).Id().When(request => request.ItemId is not null);
        RuleFor(request => request.Note).Given().Note();
    }
}

/// <summary>Sends a held course to the kitchen.</summary>
[MessagePackObject]
public sealed record FireCourseRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }
    [Key("course")] public int? Course { get; init; }

    public override RestaurantCommand Command() => new FireCourse(OrderId!, Course!.Value);
}

internal sealed class FireCourseRules : RequestRules<FireCourseRequest>
{
    public FireCourseRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.Course).Given().Between(1, LineDraft.MaxCourse);
    }
}

/// <summary>Makes an order urgent.</summary>
[MessagePackObject]
public sealed record RushOrderRequest : CommandRequest
{
    [Key("orderId")] public string? OrderId { get; init; }

    /// <summary>The level of urgency; 0 removes it.</summary>
    [Key("level")] public int? Level { get; init; }

    public override RestaurantCommand Command() => new RushOrder(OrderId!, Level!.Value);
}

internal sealed class RushOrderRules : RequestRules<RushOrderRequest>
{
    public RushOrderRules()
    {
        RuleFor(request => request.OrderId).Id();
        RuleFor(request => request.Level).Given().Between(0, RushOrder.MaxLevel);
    }
}
