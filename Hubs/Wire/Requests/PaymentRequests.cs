using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Pays all or a part of a bill.</summary>
[MessagePackObject]
public sealed record PayBillRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    /// <summary>Of what is due, in minor units. In cash also what is due rounded to what there are coins for.</summary>
    [Key("amount")] public long? Amount { get; init; }

    [Key("method")] public string? Method { get; init; }

    /// <summary>Beside the bill, in minor units.</summary>
    [Key("tip")] public long? Tip { get; init; }

    /// <summary>Cash handed over, when more; the answer says the change.</summary>
    [Key("tendered")] public long? Tendered { get; init; }

    /// <summary>The revision that the guests saw.</summary>
    [Key("expectedRevision")] public int? ExpectedRevision { get; init; }

    /// <summary>Where the bill is divided: for which share.</summary>
    [Key("share")] public int? Share { get; init; }

    /// <summary>Where the cash goes, by name.</summary>
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

/// <summary>Gives money back, by the way it came.</summary>
[MessagePackObject]
public sealed record RefundPaymentRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("paymentId")] public string? PaymentId { get; init; }

    /// <summary>In minor units; never more than came in with the payment.</summary>
    [Key("amount")] public long? Amount { get; init; }

    [Key("reason")] public string? Reason { get; init; }

    /// <summary>Where the cash comes from, by name.</summary>
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
