using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps bills with their lines and payments.</summary>
public static class BillViews
{
    /// <summary>
    /// The bills of the guests who are seated now, and of orders without a table that are not over, oldest first. A past bill that is in
    /// the state for a refund is on no screen.
    /// </summary>
    public static IReadOnlyList<BillView> BillsView(this Restaurant state) =>
    [
        .. state.Bills.Values.Where(bill => bill.Times.UnarchivedAt is null && !IsOver(state, bill))
            .OrderBy(bill => bill.Times.CreatedAt).ThenBy(bill => bill.Id, StringComparer.Ordinal).Select(View),
    ];

    // Without a table the guests leave when their order is over.
    private static bool IsOver(Restaurant state, Bill bill) => bill.Party.TableId is null && bill.Due == 0
        && state.Orders.GetValueOrDefault(bill.Party.SessionId) is not { IsClosed: false };

    public static BillView View(this Bill bill) => new()
    {
        Id = bill.Id, Number = bill.Number, TableId = bill.Party.TableId, TableNumber = bill.Party.TableNumber,
        TableName = bill.Party.TableName,
        WaiterId = bill.Party.WaiterId, WaiterName = bill.Party.WaiterName, Status = WireName.Of(bill.Status), Revision = bill.Revision,
        OrderIds = bill.OrderIds.OrNone(), Lines = [.. bill.Lines.OrNone().Select(line => line.View())], Discount = bill.Discount?.View(),
        Gross = bill.Totals.Gross, DiscountTotal = bill.Totals.Discount, Net = bill.Totals.Net, Service = bill.Totals.Service,
        ServiceWaiver = bill.ServiceWaiver is { } waiver ? new(waiver.Reason, waiver.By) : null,
        Tax = bill.Totals.Tax, Taxes = [.. bill.Totals.Taxes.OrNone().Select(View)],
        Adjustment = bill.Adjustment, Total = bill.Totals.Total, Due = bill.Due, Paid = bill.Applied,
        Shares = [.. bill.Shares.OrNone().Select(share => new ShareView(share.Number, share.Amount, share.Paid))],
        Payments = [.. bill.Payments.Select(View)], Pending = [.. bill.Pending.Select(PendingViews.View)],
        CreatedAt = WireTime.Of(bill.Times.CreatedAt),
        IssuedAt = WireTime.Of(bill.Times.IssuedAt), PaidAt = WireTime.Of(bill.Times.PaidAt), Reason = bill.Reason, Seq = bill.Seq,
    };

    public static PaymentView View(this Payment payment) => new()
    {
        Id = payment.Id, Method = WireName.Of(payment.Method), Amount = payment.Amount, Tip = payment.Tip, Rounding = payment.Rounding,
        Tendered = payment.Tendered, Change = payment.Change, Share = payment.Share, Status = WireName.Of(payment.Status),
        Refunded = payment.Refunded, StaffId = payment.StaffId, StaffName = payment.StaffName, At = WireTime.Of(payment.At),
        Refunds = [.. payment.Refunds.Select(refund => refund.View(payment.Method))],
    };

    private static TaxView View(this TaxGroup group) => new(group.Name, group.Rate, group.Base, group.Tax);

    internal static DiscountView View(this Discount discount) => new(discount.Rate, discount.Amount, discount.Reason, discount.By);

    private static RefundView View(this Refund refund, PaymentMethod paid) => new(
        refund.Id, WireName.Of(refund.Method ?? paid), refund.Amount, refund.OfTip, refund.Figures?.Tax ?? 0, refund.Reason,
        refund.StaffId, refund.StaffName, WireTime.Of(refund.At));

    private static ImmutableArray<T> OrNone<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
