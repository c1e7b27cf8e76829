using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Pays a bill or a part of it.</summary>
[MessagePackObject]
public sealed record PayBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    /// <summary>The amount to pay of the bill, in minor units. In cash it may also be the amount due rounded to <c>cashUnit</c>.</summary>
    [Key("amount")] public long? Amount { get; init; }

    [Key("method")] public string? Method { get; init; }

    /// <summary>The tip, besides the amount, in minor units.</summary>
    [Key("tip")] public long? Tip { get; init; }

    /// <summary>The cash received, if it is more; the response has the change.</summary>
    [Key("tendered")] public long? Tendered { get; init; }

    /// <summary>The bill's revision that the guests saw.</summary>
    [Key("expectedRevision")] public int? ExpectedRevision { get; init; }

    /// <summary>The number of the share to pay, if the bill is divided.</summary>
    [Key("share")] public int? Share { get; init; }

    /// <summary>The name of the drawer that the cash goes into.</summary>
    [Key("drawer")] public string? Drawer { get; init; }

    public override RestaurantCommand Command() =>
        new PayBill(BillId!, Amount!.Value, WireName.Value<PaymentMethod>(Method), Tip
            ?? 0, Tendered, ExpectedRevision!.Value, Share, Drawer);
}

internal sealed class PayBillRules : RequestRules<PayBillRequest>
{
    public PayBillRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.Amount).Given().AmountAboveZero();
        RuleFor(request => request.Method).NameOf<PayBillRequest, PaymentMethod>();
        RuleFor(request => request.Tip).Amount();
        RuleFor(request => request.Tendered).Amount();
        RuleFor(request => request.ExpectedRevision).Given().Between(1, int.MaxValue);
        RuleFor(request => request.Share).Between(1, SplitBill.MaxParts);
        RuleFor(request => request.Drawer).Text(30).When(request => request.Drawer is not null);
    }
}

/// <summary>Refunds a payment by its own method.</summary>
[MessagePackObject]
public sealed record RefundPaymentRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("paymentId")] public string? PaymentId { get; init; }

    /// <summary>The amount to refund, in minor units; at most what is left of the payment and its tip.</summary>
    [Key("amount")] public long? Amount { get; init; }

    [Key("reason")] public string? Reason { get; init; }

    /// <summary>The name of the drawer that the cash comes from.</summary>
    [Key("drawer")] public string? Drawer { get; init; }

    public override RestaurantCommand Command() => new RefundPayment(BillId!, PaymentId!, Amount!.Value, Reason!, Drawer);
}

internal sealed class RefundPaymentRules : RequestRules<RefundPaymentRequest>
{
    public RefundPaymentRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.PaymentId).Id();
        RuleFor(request => request.Amount).Given().AmountAboveZero();
        RuleFor(request => request.Reason).Text(200);
        RuleFor(request => request.Drawer).Text(30).When(request => request.Drawer is not null);
    }
}
