using System.Collections.Immutable;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Bills what is on no other bill: of the table's sitting, or of these orders of one sitting. Exactly one of the two.</summary>
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

/// <summary>Issues a bill: the guests get it.</summary>
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

/// <summary>Sets the discount of a bill, or of one line of it, in place of the one before. Exactly one of rate and amount.</summary>
[MessagePackObject]
public sealed record DiscountBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    /// <summary>Of which line; absent: of the bill.</summary>
    [Key("itemId")] public string? ItemId { get; init; }

    /// <summary>Parts per million; 0 takes the discount away, 1,000,000 of a line is on the house.</summary>
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

/// <summary>Takes a bill back; what was on it can be billed again.</summary>
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
/// Splits a bill, or divides its payment. By item and by seat make further bills, which together come to what the bill was; evenly and by
/// amount divide the payment of this one into shares.
/// </summary>
[MessagePackObject]
public sealed record SplitBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("by")] public string? By { get; init; }

    /// <summary>By item: what goes onto each further bill.</summary>
    [Key("parts")] public IReadOnlyList<IReadOnlyList<SplitItemRequest?>?>? Parts { get; init; }

    /// <summary>Evenly: how many shares.</summary>
    [Key("ways")] public int? Ways { get; init; }

    /// <summary>By amount: the shares, which add up to what is due.</summary>
    [Key("amounts")] public IReadOnlyList<long?>? Amounts { get; init; }

    public override RestaurantCommand Command() => new SplitBill(
        BillId!, WireName.Value<SplitBy>(By), [.. (Parts ?? []).Select(part => part!.Select(item => item!.Item()).ToImmutableArray())],
        Ways, [.. (Amounts ?? []).Select(amount => amount!.Value)]);
}

/// <summary>So many of one line of a bill.</summary>
[MessagePackObject]
public sealed record SplitItemRequest
{
    [Key("itemId")] public string? ItemId { get; init; }
    [Key("quantity")] public int? Quantity { get; init; }

    /// <summary>Only for what the validators have let through.</summary>
    public SplitItem Item() => new(ItemId!, Quantity!.Value);
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
        RuleFor(item => item.Quantity).Given().Between(1, 1_000_000);
    }
}
