using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A payment, and what it makes of the bill.</summary>
internal sealed record PaidView
{
    public required string Id { get; init; }
    [WireEnum<PaymentMethod>] public required string Method { get; init; }
    public required long Amount { get; init; }
    public required long Tip { get; init; }
    public required long Rounding { get; init; }
    public required long? Tendered { get; init; }
    public required long Change { get; init; }
    public required int? Share { get; init; }
    public required string StaffId { get; init; }
    public required string StaffName { get; init; }
    [WireTime] public required string At { get; init; }
    public required long Due { get; init; }
    public required BillView Bill { get; init; }
}

/// <summary>Money given back, and what that makes of the bill.</summary>
internal sealed record GivenBackView(
    string Id, string PaymentId, [property: WireEnum<PaymentMethod>] string Method, long Amount, long OfTip, string Reason, string StaffId,
    string StaffName, [property: WireTime] string At, BillView Bill);

/// <summary>What stays on a bill that was split, and the bills that were made of the rest.</summary>
internal sealed record SplitView(BillView Bill, IReadOnlyList<BillView> Parts);

internal static class BillEndpoints
{
    private static readonly View<Bill> Shown = View<Bill>.Of(bill => bill.View());

    public static void MapBills(this IEndpointRouteBuilder api)
    {
        var bills = api.MapNoun(
                "/bills", "Bills",
                "What guests are to pay and have paid. Sums follow from the lines, once per tax rate; see the settings of the restaurant.")
            .Requires(Permission.TakePayments);
        bills.MapList("", HistorySources.Bills, Shown, "made", BillStatus.Open, byTable: true).Named("listBills", "Bills, newest first");
        bills.MapFind("/{billId}", HistorySources.Bills, Shown).Named("getBill", "One bill");
        bills.MapCommand<CreateBillRequest, Bill>("POST", "", (outcome, _) => outcome.CreatedBill(), Shown, bill => $"/api/bills/{bill.Id}")
            .Named("createBill", "Bills what is not yet on a bill",
                "Of the table's sitting, or of these orders of one sitting: exactly one of the two.")
            .MayRefuse(NotFound, TableNotSeated, AlreadyExists, RuleBroken);
        bills.MapCommand<IssueBillRequest, Bill>("POST", "/{billId}/issue", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named(
                "issueBill", "The guests get it",
                "It has a number from then on, and the table awaits payment. "
                + "An order that changes before anything is paid opens it again, with the next revision.")
            .MayRefuse(BillClosed, RuleBroken);
        bills.MapCommand<DiscountBillRequest, Bill>(
                "POST", "/{billId}/discounts", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named(
                "discountBill", "Sets the discount of a bill, or of one line of it",
                "In place of the one before. Exactly one of `rate` and `amount`; 0 takes it away. Above the restaurant's limit it needs "
                + "a manager. "
                + "1,000,000 of a line: on the house.")
            .MayRefuse(Forbidden, BillClosed, RuleBroken);
        bills.MapCommand<VoidBillRequest, Bill>("POST", "/{billId}/void", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named("voidBill", "Takes a bill back", "What was on it can be billed again. Not once something was paid.")
            .PermittedBy(Permission.VoidBills).MayRefuse(BillClosed);
        bills.MapCommand<SplitBillRequest, SplitView>(
                "POST", "/{billId}/split", (outcome, request) => outcome.Split(request.BillId!), View<SplitView>.Itself)
            .Named(
                "splitBill", "Splits a bill, or divides its payment",
                "By `item` (`parts`: what goes onto each further bill) and by `seat` make further bills, which together come to exactly "
                + "what the bill was; "
                + "`evenly` (`ways`) and by `amount` (`amounts`, which add up to what is due) divide the payment of this one into shares.")
            .MayRefuse(BillClosed, RuleBroken);
        bills.MapPayments();
    }

    private static void MapPayments(this IEndpointRouteBuilder bills)
    {
        bills.MapCommand<PayBillRequest, PaidView>(
                "POST", "/{billId}/payments", (outcome, _) => outcome.Paid(), View<PaidView>.Itself, paid => $"/api/bills/{paid.Bill.Id}")
            .LimitedBy(Limit.Payment)
            .Named(
                "pay", "Pays all or a part of a bill",
                "`expectedRevision` is the revision that the guests saw; another one by now is refused with `billChanged`, so that no "
                + "guest pays for what they "
                + "have not seen. Cash may be the amount that is due or what there are coins for; what was `tendered` above it is given "
                + "back. A tip is beside "
                + "the bill. An open bill is issued by its first payment.")
            .MayRefuse(BillClosed, BillChanged, Overpayment, IllegalTransition, RuleBroken);
        bills.MapRequest<RefundPaymentRequest, GivenBackView>(
                "POST", "/{billId}/refunds", RefundAsync, (outcome, _) => outcome.GivenBack(), View<GivenBackView>.Itself,
                back => $"/api/bills/{back.Bill.Id}")
            .LimitedBy(Limit.Payment)
            .Named(
                "refund", "Gives money back, by the way it came",
                "Never more than came in with the payment; the bill's part first and the tip last. It works when the guests have long "
                + "left.")
            .PermittedBy(Permission.RefundPayments).MayRefuse(RefundLimit, IllegalTransition, RuleBroken);
    }

    private static async ValueTask<Result<Outcome>> RefundAsync(HttpContext http, RefundPaymentRequest request)
    {
        var (live, caller) = (await http.OpenAsync(), http.Caller().Actor);
        // Only for who may, and not where it has counted before: bringing a bill back is written down.
        var mayNeedIt =
            live.State.Known(caller)?.May(Permission.RefundPayments) is true && live.State.Commands.Find(request.CommandId!) is null;
        if (mayNeedIt && await PastBills.UnarchiveAsync(http, live, request.BillId!) is { } notNow) return notNow;
        return await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller, request.Command()), http.RequestAborted);
    }

    private static Bill? Bill(this Outcome outcome, string billId) => outcome.State.Bills.GetValueOrDefault(billId);

    private static Bill? CreatedBill(this Outcome outcome) => outcome.Bill(outcome.Event<Domain.Bills.BillCreated>().Bill.Id);

    private static PaidView Paid(this Outcome outcome)
    {
        var paid = outcome.Event<Domain.Bills.PaymentCompleted>();
        var payment = paid.Payment.View();
        return new()
        {
            Id = payment.Id, Method = payment.Method, Amount = payment.Amount, Tip = payment.Tip, Rounding = payment.Rounding,
            Tendered = payment.Tendered, Change = payment.Change, Share = payment.Share, StaffId = payment.StaffId,
            StaffName = payment.StaffName, At = payment.At, Due = paid.Due, Bill = outcome.Bill(paid.BillId)!.View(),
        };
    }

    private static GivenBackView GivenBack(this Outcome outcome)
    {
        var back = outcome.Event<PaymentRefunded>();
        var refund = back.Refund;
        return new(
            refund.Id, back.PaymentId, WireName.Of(back.Method), refund.Amount, refund.OfTip, refund.Reason, refund.StaffId,
            refund.StaffName,
            WireTime.Of(refund.At), outcome.Bill(back.BillId)!.View());
    }

    private static SplitView Split(this Outcome outcome, string billId) => new(
        outcome.Bill(billId)!.View(),
        [.. outcome.Events.Select(recorded => recorded.Event).OfType<Domain.Bills.BillCreated>()
            .Select(created => outcome.State.Bills[created.Bill.Id].View())]);
}
