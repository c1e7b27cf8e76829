using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record CreateBillBody(string? TableId, IReadOnlyList<string?>? OrderIds);

internal sealed record DiscountBody(string? ItemId, int? Rate, long? Amount, string? Reason);

internal sealed record PaymentBody(long? Amount, string? Method, long? Tip, long? Tendered, int? ExpectedRevision, int? Share, string? Drawer);

internal sealed record RefundBody(string? PaymentId, long? Amount, string? Reason, string? Drawer);

internal sealed record VoidBody(string? Reason);

internal sealed record SplitBody(string? By, IReadOnlyList<IReadOnlyList<SplitItemBody?>?>? Parts, int? Ways, IReadOnlyList<long?>? Amounts);

internal sealed record SplitItemBody(string? ItemId, int? Quantity);

/// <summary>A payment, and what it makes of the bill.</summary>
internal sealed record PaidView(
    string Id, string Method, long Amount, long Tip, long Rounding, long? Tendered, long Change, int? Share, string StaffId, string StaffName, string At, long Due, BillView Bill);

/// <summary>Money given back, and what that makes of the bill.</summary>
internal sealed record GivenBackView(string Id, string PaymentId, string Method, long Amount, long OfTip, string Reason, string StaffId, string StaffName, string At, BillView Bill);

/// <summary>What stays on a bill that was split, and the bills that were made of the rest.</summary>
internal sealed record SplitView(BillView Bill, IReadOnlyList<BillView> Parts);

internal static class BillEndpoints
{
    public static void MapBills(this IEndpointRouteBuilder api)
    {
        var bills = api.MapGroup("/bills").RequireAuthorization(policy => policy.RequireRole(Permissions.RolesWith(Permission.TakePayments).Select(role => role.Name())));
        bills.MapList("", HistorySources.Bills, BillViews.View);
        bills.MapFind("/{id}", HistorySources.Bills, BillViews.View);
        bills.MapCommand<CreateBillBody>("POST", "", Create, Created);
        bills.MapCommand<NoFields>("POST", "/{billId}/issue", (_, request) => new IssueBill(request["billId"]), TheBill);
        bills.MapCommand<DiscountBody>("POST", "/{billId}/discounts", Discount, TheBill);
        bills.MapCommand<PaymentBody>("POST", "/{billId}/payments", Pay, Paid).LimitedBy(Limit.Payment);
        bills.MapCommand<RefundBody>("POST", "/{billId}/refunds", RefundAsync, GivenBack).LimitedBy(Limit.Payment);
        bills.MapCommand<VoidBody>("POST", "/{billId}/void", Void, TheBill);
        bills.MapCommand<SplitBody>("POST", "/{billId}/split", Split, Parts);
    }

    private static Result<RestaurantCommand> Create(CreateBillBody body, RequestContext request) =>
        body.Check(CreateBillRules.Instance, _ => new CreateBill(body.TableId, [.. (body.OrderIds ?? []).Select(id => id!)]));

    private static Result<RestaurantCommand> Discount(DiscountBody body, RequestContext request) =>
        body.Check(DiscountRules.Instance, _ => new DiscountBill(request["billId"], body.ItemId, body.Rate, body.Amount, body.Reason));

    private static Result<RestaurantCommand> Pay(PaymentBody body, RequestContext request) => body.Check(PaymentRules.Instance, _ => new PayBill(
        request["billId"], body.Amount!.Value, WireName.Parse<PaymentMethod>(body.Method)!.Value, body.Tip ?? 0, body.Tendered, body.ExpectedRevision!.Value, body.Share, body.Drawer));

    private static async ValueTask<Result<Outcome>> RefundAsync(HttpContext http, RefundBody body, RequestContext request)
    {
        if (Invalid.Check(RefundRules.Instance, body) is { } invalid) return invalid;
        var (live, refund) = (await request.OpenAsync(http), request.Envelope(new RefundPayment(request["billId"], body.PaymentId!, body.Amount!.Value, body.Reason!, body.Drawer)));
        // Only for who may, and not where it has counted before: bringing a bill back is written down.
        var mayNeedIt = live.State.Known(request.Caller.Actor) ?.May(Permission.RefundPayments) is true && live.State.Commands.Find(request.CommandId) is null;
        if (mayNeedIt && await PastBills.UnarchiveAsync(http, live, request["billId"]) is { } notNow) return notNow;
        return await live.SubmitAsync(refund, http.RequestAborted);
    }

    private static Result<RestaurantCommand> Void(VoidBody body, RequestContext request) => body.Check(VoidRules.Instance, _ => new VoidBill(request["billId"], body.Reason!));

    private static Result<RestaurantCommand> Split(SplitBody body, RequestContext request) => body.Check(SplitRules.Instance, _ => new SplitBill(
        request["billId"], WireName.Parse<SplitBy>(body.By)!.Value,
        [.. (body.Parts ?? []).Select(part => part!.Select(item => new SplitItem(item!.ItemId!, item.Quantity!.Value)).ToImmutableArray())],
        body.Ways, [.. (body.Amounts ?? []).Select(amount => amount!.Value)]));

    private static CommandResponse Created(Outcome outcome, RequestContext request) =>
        outcome.State.Bills.GetValueOrDefault(outcome.Event<Domain.Bills.BillCreated>().Bill.Id) is { } bill ? new(bill.View(), $"/api/bills/{bill.Id}") : default;

    private static CommandResponse TheBill(Outcome outcome, RequestContext request) => new(Bill(outcome, request));

    private static CommandResponse Paid(Outcome outcome, RequestContext request)
    {
        var paid = outcome.Event<Domain.Bills.PaymentCompleted>();
        var payment = paid.Payment.View();
        return new(
            new PaidView(payment.Id, payment.Method, payment.Amount, payment.Tip, payment.Rounding, payment.Tendered, payment.Change, payment.Share,
                payment.StaffId, payment.StaffName, payment.At, paid.Due, Bill(outcome, request)!),
            $"/api/bills/{paid.BillId}");
    }

    private static CommandResponse GivenBack(Outcome outcome, RequestContext request)
    {
        var (back, refund) = (outcome.Event<PaymentRefunded>(), outcome.Event<PaymentRefunded>().Refund);
        return new(
            new GivenBackView(refund.Id, back.PaymentId, WireName.Of(back.Method), refund.Amount, refund.OfTip, refund.Reason, refund.StaffId, refund.StaffName,
                WireTime.Of(refund.At), Bill(outcome, request)!),
            $"/api/bills/{back.BillId}");
    }

    private static CommandResponse Parts(Outcome outcome, RequestContext request)
    {
        var parts = outcome.Events.Select(recorded => recorded.Event).OfType<Domain.Bills.BillCreated>().Select(created => outcome.State.Bills[created.Bill.Id].View());
        return new(new SplitView(Bill(outcome, request)!, [.. parts]));
    }

    private static BillView? Bill(Outcome outcome, RequestContext request) => outcome.State.Bills.GetValueOrDefault(request["billId"])?.View();
}
