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

/// <summary>Refunds a payment.</summary>
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

    /// <summary>How the money goes back. If absent, as it came in.</summary>
    [Key("method")] public string? Method { get; init; }

    public override RestaurantCommand Command() => new RefundPayment(
        BillId!, PaymentId!, Amount!.Value, Reason!, Drawer, Method is null ? null : WireName.Value<PaymentMethod>(Method));
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
        RuleFor(request => request.Method).NameOf<RefundPaymentRequest, PaymentMethod>().When(request => request.Method is not null);
    }
}

/// <summary>Corrects the method of a payment that was recorded by the wrong one.</summary>
[MessagePackObject]
public sealed record CorrectPaymentRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("paymentId")] public string? PaymentId { get; init; }

    /// <summary>The method by which the money really came in.</summary>
    [Key("method")] public string? Method { get; init; }

    [Key("reason")] public string? Reason { get; init; }

    /// <summary>The name of the drawer that the cash goes into or comes from.</summary>
    [Key("drawer")] public string? Drawer { get; init; }

    public override RestaurantCommand Command() =>
        new CorrectPayment(BillId!, PaymentId!, WireName.Value<PaymentMethod>(Method), Reason!, Drawer);
}

internal sealed class CorrectPaymentRules : RequestRules<CorrectPaymentRequest>
{
    public CorrectPaymentRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.PaymentId).Id();
        RuleFor(request => request.Method).NameOf<CorrectPaymentRequest, PaymentMethod>();
        RuleFor(request => request.Reason).Text(200);
        RuleFor(request => request.Drawer).Text(30).When(request => request.Drawer is not null);
    }
}

/// <summary>Sets the tip of a payment that was taken before.</summary>
[MessagePackObject]
public sealed record SetTipRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("paymentId")] public string? PaymentId { get; init; }

    /// <summary>The whole tip, in minor units; 0 removes it.</summary>
    [Key("tip")] public long? Tip { get; init; }

    public override RestaurantCommand Command() => new SetTip(BillId!, PaymentId!, Tip!.Value);
}

internal sealed class SetTipRules : RequestRules<SetTipRequest>
{
    public SetTipRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.PaymentId).Id();
        RuleFor(request => request.Tip).Given().Amount();
    }
}
