using System.Collections.Immutable;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>
/// Creates a bill for items that are on no bill: those of a table's guests, or those of the given orders. Exactly one of <c>tableId</c> and
/// <c>orderIds</c>.
/// </summary>
[MessagePackObject]
public sealed record CreateBillRequest : CommandRequest
{
    [Key("tableId")] public string? TableId { get; init; }
    [Key("orderIds")] public IReadOnlyList<string?>? OrderIds { get; init; }

    public override RestaurantCommand Command() => new CreateBill(TableId, [.. (OrderIds ?? []).Select(id => id!)]);
}

internal sealed class CreateBillRules : RequestRules<CreateBillRequest>
{
    public CreateBillRules()
    {
        RuleFor(request => request.TableId).Id().When(request => request.TableId is not null);
        RuleFor(request => request.TableId).Must((request, table) => table is null != request.OrderIds is null)
            .WithMessage("Give either a table or orders.");
        RuleFor(request => request.OrderIds).Count(1, 100, "orders").When(request => request.OrderIds is not null);
        RuleForEach(request => request.OrderIds).Id();
    }
}

/// <summary>Issues a bill.</summary>
[MessagePackObject]
public sealed record IssueBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    public override RestaurantCommand Command() => new IssueBill(BillId!);
}

internal sealed class IssueBillRules : RequestRules<IssueBillRequest>
{
    public IssueBillRules() => RuleFor(request => request.BillId).Id();
}

/// <summary>
/// Sets the discount of a bill, or of one line of it, and replaces any earlier one. Exactly one of <c>rate</c> and <c>amount</c>.
/// </summary>
[MessagePackObject]
public sealed record DiscountBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    /// <summary>The order line to discount. If absent, the whole bill is discounted.</summary>
    [Key("itemId")] public string? ItemId { get; init; }

    /// <summary>The rate in parts per million: 0 removes the discount, 1,000,000 makes a line free.</summary>
    [Key("rate")] public int? Rate { get; init; }

    [Key("amount")] public long? Amount { get; init; }
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new DiscountBill(BillId!, ItemId, Rate, Amount, Reason);
}

internal sealed class DiscountBillRules : RequestRules<DiscountBillRequest>
{
    public DiscountBillRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.ItemId).Id().When(request => request.ItemId is not null);
        RuleFor(request => request.Rate).Rate();
        RuleFor(request => request.Amount).Amount();
        RuleFor(request => request.Rate).Must((request, rate) => rate is null != request.Amount is null)
            .WithMessage("Give either a rate or an amount.");
        RuleFor(request => request.Reason).Note();
    }
}

/// <summary>Takes the service charge off a bill, or puts it back.</summary>
[MessagePackObject]
public sealed record WaiveServiceRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    /// <summary>True takes it off, false puts it back.</summary>
    [Key("waived")] public bool? Waived { get; init; }

    /// <summary>The reason; required to take it off.</summary>
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new WaiveServiceCharge(BillId!, Waived!.Value, Reason);
}

internal sealed class WaiveServiceRules : RequestRules<WaiveServiceRequest>
{
    public WaiveServiceRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.Waived).Given();
        RuleFor(request => request.Reason).Note();
    }
}

/// <summary>Voids a bill; its items can be billed again.</summary>
[MessagePackObject]
public sealed record VoidBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new VoidBill(BillId!, Reason!);
}

internal sealed class VoidBillRules : RequestRules<VoidBillRequest>
{
    public VoidBillRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.Reason).Text(200);
    }
}

/// <summary>
/// Splits a bill, or divides its payment. Splits by item and by seat make further bills with the same total; splits evenly and by amount
/// divide the payment of this bill into shares.
/// </summary>
[MessagePackObject]
public sealed record SplitBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("by")] public string? By { get; init; }

    /// <summary>The lines of each further bill, for a split by item.</summary>
    [Key("parts")] public IReadOnlyList<IReadOnlyList<SplitItemRequest?>?>? Parts { get; init; }

    /// <summary>The number of shares, for an even split.</summary>
    [Key("ways")] public int? Ways { get; init; }

    /// <summary>The shares, for a split by amount. They add up to the amount due.</summary>
    [Key("amounts")] public IReadOnlyList<long?>? Amounts { get; init; }

    public override RestaurantCommand Command() => new SplitBill(
        BillId!, WireName.Value<SplitBy>(By), [.. (Parts ?? []).Select(part => part!.Select(item => item!.Item()).ToImmutableArray())],
        Ways, [.. (Amounts ?? []).Select(amount => amount!.Value)]);
}

/// <summary>Portions of one line of a bill, a part of one, or both.</summary>
[MessagePackObject]
public sealed record SplitItemRequest
{
    [Key("itemId")] public string? ItemId { get; init; }

    /// <summary>The whole portions; with a part 0 if absent.</summary>
    [Key("quantity")] public int? Quantity { get; init; }

    /// <summary>A part of one more portion, which the bills then share.</summary>
    [Key("part")] public PortionPartRequest? Part { get; init; }

    /// <summary>Requires a valid request.</summary>
    public SplitItem Item() => new(ItemId!, Quantity ?? 0, Part is { } part ? new(part.Parts!.Value, part.Of!.Value) : null);
}

/// <summary>A part of one portion: <c>parts</c> of <c>of</c> equal ones, as 1 of 2.</summary>
[MessagePackObject]
public sealed record PortionPartRequest
{
    [Key("parts")] public int? Parts { get; init; }

    /// <summary>2 to 10, or another number that divides 2520.</summary>
    [Key("of")] public int? Of { get; init; }
}

internal sealed class SplitBillRules : RequestRules<SplitBillRequest>
{
    public SplitBillRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.By).NameOf<SplitBillRequest, SplitBy>();
        RuleFor(request => request.Parts).Count(1, SplitBill.MaxParts - 1, "parts").When(Is(SplitBy.Item));
        RuleFor(request => request.Parts).Null().WithMessage("Parts are for a split by item.").Unless(Is(SplitBy.Item));
        RuleForEach(request => request.Parts).Count(1, 500, "lines").ChildRules(part =>
            part.RuleForEach(items => items).Each(Validators.Of<SplitItemRequest>(), "line"));
        RuleFor(request => request.Ways).Given().Between(2, SplitBill.MaxParts).When(Is(SplitBy.Evenly));
        RuleFor(request => request.Ways).Null().WithMessage("Ways are for a split evenly.").Unless(Is(SplitBy.Evenly));
        RuleFor(request => request.Amounts).Count(2, SplitBill.MaxParts, "amounts").When(Is(SplitBy.Amount));
        RuleFor(request => request.Amounts).Null().WithMessage("Amounts are for a split by amount.").Unless(Is(SplitBy.Amount));
        RuleForEach(request => request.Amounts).Given().Amount();
    }

    private static Func<SplitBillRequest, bool> Is(SplitBy by) => request => request.By == WireName.Of(by);
}

internal sealed class SplitItemRules : AbstractValidator<SplitItemRequest>
{
    public SplitItemRules()
    {
        RuleFor(item => item.ItemId).Id();
        RuleFor(item => item.Quantity).Given().When(item => item.Part is null);
        RuleFor(item => item.Quantity).Between(1, 1_000_000).When(item => item.Part is null);
        RuleFor(item => item.Quantity).Between(0, 1_000_000).When(item => item.Part is not null);
        RuleFor(item => item.Part!).SetValidator(new PortionPartRules()).When(item => item.Part is not null);
    }
}

internal sealed class PortionPartRules : AbstractValidator<PortionPartRequest>
{
    public PortionPartRules()
    {
        RuleFor(part => part.Parts).Given().Between(1, PortionPart.Portion - 1);
        RuleFor(part => part.Of).Given().Between(2, PortionPart.Portion);
    }
}
