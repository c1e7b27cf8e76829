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

/// <summary>A payment, and the bill after it.</summary>
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

/// <summary>A payment that waits for a terminal, and its bill.</summary>
internal sealed record StartedView(PendingPaymentView Payment, BillView Bill);

/// <summary>A refund, and the bill after it.</summary>
internal sealed record GivenBackView(
    string Id, string PaymentId, [property: WireEnum<PaymentMethod>] string Method, long Amount, long OfTip, string Reason, string StaffId,
    string StaffName, [property: WireTime] string At, BillView Bill);

/// <summary>The bill that was split, and the further bills.</summary>
internal sealed record SplitView(BillView Bill, IReadOnlyList<BillView> Parts);

internal static class BillEndpoints
{
    private static readonly View<Bill> Shown = View<Bill>.Of(bill => bill.View());

    public static void MapBills(this IEndpointRouteBuilder api)
    {
        var bills = api.MapResource(
                "/bills", "Bills",
                "Bills, payments and refunds. Totals follow from the lines and the restaurant's settings; each tax is calculated once.")
            .Requires(Permission.TakePayments);
        bills.MapList("", HistorySources.Bills, Shown, "made", BillStatus.Open, ofTables: true,
                facets: [FacetQuery.Staff, FacetQuery.Method])
            .Named("listBills", "Lists bills, newest first");
        bills.MapFind("/{billId}", HistorySources.Bills, Shown).Named("getBill", "Gets one bill");
        bills.MapCommand<CreateBillRequest, Bill>("POST", "", (outcome, _) => outcome.CreatedBill(), Shown, bill => $"/api/bills/{bill.Id}")
            .Named("createBill", "Creates a bill for unbilled items",
                "Send either `tableId` or `orderIds`. All orders must belong to the same table session.")
            .MayRefuse(NotFound, TableNotSeated, AlreadyExists, RuleBroken);
        bills.MapCommand<IssueBillRequest, Bill>("POST", "/{billId}/issue", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named(
                "issueBill", "Issues a bill",
                "The bill gets its number, and the table awaits payment. "
                + "If an order changes before a payment, the bill is open again, with the next revision.")
            .MayRefuse(BillClosed, RuleBroken);
        bills.MapReceipt();
        bills.MapChanges();
        bills.MapPayments();
        bills.MapPending();
    }

    private static void MapChanges(this IEndpointRouteBuilder bills)
    {
        bills.MapCommand<DiscountBillRequest, Bill>(
                "POST", "/{billId}/discounts", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named(
                "discountBill", "Sets the discount of a bill, or of one line of it",
                "Replaces any earlier discount. Send either `rate` or `amount`; 0 removes the discount. Above the restaurant's limit it "
                + "needs a manager. A rate of 1,000,000 makes a line free.")
            .MayRefuse(Forbidden, BillClosed, RuleBroken);
        bills.MapCommand<WaiveServiceRequest, Bill>(
                "POST", "/{billId}/service", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named(
                "waiveService", "Takes the service charge off a bill, or puts it back",
                "With a reason, while nothing is paid. The bill gets the next revision.")
            .PermittedBy(Permission.WaiveService).MayRefuse(BillClosed, RuleBroken);
        bills.MapCommand<VoidBillRequest, Bill>("POST", "/{billId}/void", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .Named("voidBill", "Voids a bill", "Its items can be billed again. Refused once any payment was taken.")
            .PermittedBy(Permission.VoidBills).MayRefuse(BillClosed);
        bills.MapCommand<SplitBillRequest, SplitView>(
                "POST", "/{billId}/split", (outcome, request) => outcome.Split(request.BillId!), View<SplitView>.Unchanged)
            .Named(
                "splitBill", "Splits a bill, or divides its payment",
                "Splits by `item` (`parts`: the lines of each further bill, or a `part` of one portion) and by `seat` make further bills "
                + "with exactly the same total. "
                + "Splits `evenly` (`ways`) and by `amount` (`amounts`, which add up to the amount due) divide the payment into shares.")
            .MayRefuse(BillClosed, RuleBroken);
    }

    private static void MapPayments(this IEndpointRouteBuilder bills)
    {
        bills.MapCommand<PayBillRequest, PaidView>(
                "POST", "/{billId}/payments", (outcome, _) => outcome.Paid(), View<PaidView>.Unchanged,
                paid => $"/api/bills/{paid.Bill.Id}")
            .LimitedBy(Limit.Payment)
            .Named(
                "pay", "Pays a bill or a part of it",
                "`expectedRevision` is the revision that the guests saw; any other is refused with `billChanged`, so that guests pay only "
                + "for what they have seen. Cash may be the amount due or that amount rounded to `cashUnit`; the change is what was "
                + "`tendered` above it. A tip comes on top. The first payment issues an open bill. While the guests are at the table, "
                + "paying a bill that was refunded in full makes it due again.")
            .MayRefuse(BillClosed, BillChanged, Overpayment, IllegalTransition, RuleBroken);
        bills.MapRequest<RefundPaymentRequest, GivenBackView>(
                "POST", "/{billId}/refunds",
                (http, request) => SubmitForPastBillAsync(http, request, request.BillId!, Permission.RefundPayments),
                (outcome, _) => outcome.GivenBack(), View<GivenBackView>.Unchanged, back => $"/api/bills/{back.Bill.Id}")
            .LimitedBy(Limit.Payment)
            .Named(
                "refund", "Refunds a payment",
                "At most what it brought in; the tip is refunded last. The money goes back by `method`, or as it came in if that is "
                + "absent. Cash comes out of an open shift that should hold as much. It works when the guests have long left.")
            .PermittedBy(Permission.RefundPayments).MayRefuse(RefundLimit, IllegalTransition, RuleBroken);
        bills.MapCorrections();
    }

    private static void MapPending(this IEndpointRouteBuilder bills)
    {
        bills.MapCommand<StartPaymentRequest, StartedView>(
                "POST", "/{billId}/pending", (outcome, _) => outcome.Started(), View<StartedView>.Unchanged,
                started => $"/api/bills/{started.Bill.Id}")
            .LimitedBy(Limit.Payment)
            .Named(
                "startPayment", "Starts a payment that a terminal will confirm",
                "It reserves its amount: all payments, pending ones with them, never exceed the total. It lapses after 15 minutes. A bill "
                + "that was refunded is paid again with `pay`, once the terminal has the money.")
            .MayRefuse(BillClosed, BillChanged, Overpayment, RuleBroken);
        bills.MapCommand<ConfirmPaymentRequest, PaidView>(
                "POST", "/{billId}/pending/{paymentId}/confirm", (outcome, _) => outcome.Paid(), View<PaidView>.Unchanged)
            .LimitedBy(Limit.Payment)
            .Named("confirmPayment", "Completes a pending payment", "The terminal has the money. One that has ended is `notFound`.")
            .MayRefuse(IllegalTransition);
        bills.MapCommand<EndPaymentRequest, Bill>(
                "POST", "/{billId}/pending/{paymentId}/end", (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .LimitedBy(Limit.Payment)
            .Named("endPayment", "Ends a pending payment without money", "Its amount is free again.")
            .MayRefuse(IllegalTransition);
    }

    private static void MapCorrections(this IEndpointRouteBuilder bills)
    {
        bills.MapRequest<CorrectPaymentRequest, Bill>(
                "POST", "/{billId}/payments/{paymentId}/method",
                (http, request) => SubmitForPastBillAsync(http, request, request.BillId!, Permission.CorrectPayments),
                (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .LimitedBy(Limit.Payment)
            .Named(
                "correctPayment", "Corrects the method of a payment",
                "For a payment that was recorded by the wrong method, on its business day and before any refund of it. What it pays of the "
                + "bill stays the same. Cash goes into or comes out of an open shift as an entry, rounded to `cashUnit` as if the payment "
                + "had been in cash at once; a tip that is no multiple of `cashUnit` has to be set first.")
            .PermittedBy(Permission.CorrectPayments).MayRefuse(IllegalTransition, RuleBroken);
        bills.MapRequest<SetTipRequest, Bill>(
                "PUT", "/{billId}/payments/{paymentId}/tip",
                (http, request) => SubmitForPastBillAsync(http, request, request.BillId!, Permission.TakePayments),
                (outcome, request) => outcome.Bill(request.BillId!), Shown)
            .LimitedBy(Limit.Payment)
            .Named(
                "setTip", "Sets the tip of a payment",
                "Until the payment's business day ends, for cash also only until its shift is counted, and before any refund of it. A tip "
                + "in cash is an entry of the shift. The person who took the payment may raise it; the rest needs a manager.")
            .MayRefuse(Forbidden, IllegalTransition, RuleBroken);
    }

    private static async ValueTask<Result<Outcome>> SubmitForPastBillAsync(
        HttpContext http, CommandRequest request, string billId, Permission permission)
    {
        var (live, caller) = (await http.OpenRestaurantAsync(), http.Caller().Actor);
        // Unarchive only if the caller is permitted and the command is not a repeat, because unarchiving appends to the log.
        var command = request.Command();
        var mayNeedIt = live.State.CurrentActor(caller)?.May(permission) is true && live.State.Commands.Find(request.CommandId!) is null;
        if (mayNeedIt && await PastBills.UnarchiveAsync(http, live, billId, caller, command) is { } notNow) return notNow;
        return await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller, command), http.RequestAborted);
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

    private static StartedView Started(this Outcome outcome)
    {
        var started = outcome.Event<PaymentStarted>();
        return new(started.Payment.View(), outcome.Bill(started.BillId)!.View());
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
