using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Starts a payment that a terminal will confirm.</summary>
[MessagePackObject]
public sealed record StartPaymentRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }

    /// <summary>The amount to pay of the bill, in minor units. It is reserved.</summary>
    [Key("amount")] public long? Amount { get; init; }

    /// <summary>Any method but <c>cash</c>.</summary>
    [Key("method")] public string? Method { get; init; }

    /// <summary>The tip, besides the amount, in minor units.</summary>
    [Key("tip")] public long? Tip { get; init; }

    /// <summary>The bill's revision that the guests saw.</summary>
    [Key("expectedRevision")] public int? ExpectedRevision { get; init; }

    /// <summary>The number of the share to pay, if the bill is divided.</summary>
    [Key("share")] public int? Share { get; init; }

    public override RestaurantCommand Command() =>
        new StartPayment(BillId!, Amount!.Value, WireName.Value<PaymentMethod>(Method), Tip ?? 0, ExpectedRevision!.Value, Share);
}

internal sealed class StartPaymentRules : RequestRules<StartPaymentRequest>
{
    public StartPaymentRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.Amount).Given().AmountAboveZero();
        RuleFor(request => request.Method).NameOf<StartPaymentRequest, PaymentMethod>();
        RuleFor(request => request.Tip).Amount();
        RuleFor(request => request.ExpectedRevision).Given().Between(1, int.MaxValue);
        RuleFor(request => request.Share).Between(1, SplitBill.MaxParts);
    }
}

/// <summary>Completes a pending payment: the terminal has the money.</summary>
[MessagePackObject]
public sealed record ConfirmPaymentRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("paymentId")] public string? PaymentId { get; init; }

    public override RestaurantCommand Command() => new ConfirmPayment(BillId!, PaymentId!);
}

internal sealed class ConfirmPaymentRules : RequestRules<ConfirmPaymentRequest>
{
    public ConfirmPaymentRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.PaymentId).Id();
    }
}

/// <summary>Ends a pending payment without money.</summary>
[MessagePackObject]
public sealed record EndPaymentRequest : CommandRequest
{
    [Key("billId")] public string? BillId { get; init; }
    [Key("paymentId")] public string? PaymentId { get; init; }

    /// <summary><c>failed</c> if the terminal refused it, <c>cancelled</c> if it was given up.</summary>
    [Key("outcome")] public string? Outcome { get; init; }

    public override RestaurantCommand Command() => new EndPayment(BillId!, PaymentId!, WireName.Value<PendingOutcome>(Outcome));
}

internal sealed class EndPaymentRules : RequestRules<EndPaymentRequest>
{
    public EndPaymentRules()
    {
        RuleFor(request => request.BillId).Id();
        RuleFor(request => request.PaymentId).Id();
        RuleFor(request => request.Outcome).OneOf(WireName.Of(PendingOutcome.Failed), WireName.Of(PendingOutcome.Cancelled));
    }
}
