using System.Collections.Immutable;
using System.Globalization;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// What one event adds to one business day, by the definitions of <see cref="AnalyticsReport"/>. Only this type works those figures out:
/// the live state adds the rows up in <see cref="Today"/>, and a store adds up the same rows by restaurant, day and key.
/// </summary>
/// <param name="Seq">The event. Restaurant and seq identify the increment: it counts once, however often a store is given it.</param>
/// <param name="Day">The day that the order, bill, payment or refund carries.</param>
/// <param name="Rows">One row per key.</param>
public sealed record DayIncrement(long Seq, DateOnly Day, ImmutableArray<DayRow> Rows)
{
    /// <returns>Null where the event counts for no day.</returns>
    /// <param name="before">The state before the event: it has the order that an event about its lines names.</param>
    public static DayIncrement? Of(Restaurant before, RecordedEvent recorded) => recorded.Event switch
    {
        OrderPlaced { Order: var order } => On(order.PlacedOn, recorded, RowOf(order, Measure.Orders)),
        OrderCancelled cancelled when before.Orders.TryGetValue(cancelled.OrderId, out var order) =>
            On(order.PlacedOn, recorded, RowOf(order, Measure.CancelledOrders)),
        ItemStatusChanged { Item: { Status: ItemStatus.Voided, Restocked: false } item } voided =>
            OnDayOf(before, voided.OrderId, recorded, RowsOf(item, item.Reason)),
        ItemReturned { Item: { Restocked: false } item } back when !CameBackBefore(before, back) =>
            OnDayOf(before, back.OrderId, recorded, RowsOf(item, item.Return?.Reason)),
        ItemsReady ready when before.Tickets.GetValueOrDefault(ready.TicketId) is { ReadyAt: null } ticket =>
            OnDayOf(before, ready.OrderId, recorded, [TicketTimes.RowOf(ticket, ticket.LastReadyAt(before))]),
        ItemStatusChanged { Previous: ItemStatus.Ready, Item: { Status: ItemStatus.Preparing } item } recalled
            when before.Tickets.GetValueOrDefault(item.Preparation.TicketId ?? "") is { ReadyAt: not null } ticket =>
            OnDayOf(before, recalled.OrderId, recorded, [TicketTimes.RowOf(ticket, ticket.ReadyAt, times: -1)]),
        BillCreated { Bill: { IsSettled: true } bill } => On(bill.Times.PaidOn, recorded, RowsOf(bill)),
        BillStatusChanged { Bill: { IsSettled: true } bill } changed when !changed.Previous.IsSettled() =>
            On(bill.Times.PaidOn, recorded, RowsOf(bill)),
        PaymentCompleted paid => On(paid.Payment.On, recorded, RowsOf(paid.Payment, Waiter(paid.WaiterId, paid.WaiterName))),
        PaymentCorrected corrected => On(corrected.Payment.On, recorded, RowsOf(corrected)),
        PaymentRefunded refunded => On(refunded.Refund.On, recorded, RowsOf(refunded)),
        _ => null,
    };

    private static DayIncrement? On(BusinessTime? on, RecordedEvent recorded, params IEnumerable<DayRow> rows) =>
        on is null ? null : new(recorded.Seq, on.Day, rows.Aggregate(ImmutableArray<DayRow>.Empty, DayRow.Add));

    private static DayIncrement? OnDayOf(Restaurant before, string orderId, RecordedEvent recorded, IEnumerable<DayRow> rows) =>
        On(before.Orders.GetValueOrDefault(orderId)?.PlacedOn, recorded, rows);

    // Its portions were wasted or restocked then.
    private static bool CameBackBefore(Restaurant before, ItemReturned back) =>
        before.Orders.GetValueOrDefault(back.OrderId)?.Item(back.Item.Id)?.Return is not null;

    private static DayRow RowOf(Order order, Measure measure) =>
        DayRow.Of(Waiter(order.Party.WaiterId, order.Party.WaiterName), (measure, 1));

    private static IEnumerable<DayRow> RowsOf(Bill bill) =>
    [
        .. bill.Lines.Select(RowOf), .. bill.Totals.Taxes.Select(RowOf),
        DayRow.Of(
            Waiter(bill.Party.WaiterId, bill.Party.WaiterName),
            (Measure.Bills, 1), (Measure.Items, bill.Lines.Sum(line => line.Quantity)),
            (Measure.Gross, bill.Totals.Gross), (Measure.Discounts, bill.Totals.Discount), (Measure.Net, bill.Totals.Net),
            (Measure.Service, bill.Totals.Service), (Measure.Tax, bill.Totals.Tax), (Measure.Total, bill.Totals.Total)),
    ];

    private static DayRow RowOf(BillLine line) => DayRow.Of(
        new(Dimension.MenuItem, line.MenuItemId, line.Name), (Measure.Items, line.Quantity), (Measure.Net, line.Net));

    private static DayRow RowOf(TaxGroup taxed) => DayRow.Of(TaxRate(taxed), (Measure.Net, taxed.Base), (Measure.Tax, taxed.Tax));

    // The row of the menu item has the dish's name, that of the waste its reason.
    private static IEnumerable<DayRow> RowsOf(OrderItem wasted, string? reason) =>
    [
        DayRow.Of(new(Dimension.MenuItem, wasted.Dish.MenuItemId, wasted.Dish.Name), (Measure.Wasted, wasted.Quantity)),
        DayRow.Of(new(Dimension.Waste, wasted.Dish.MenuItemId, reason ?? ""), (Measure.Wasted, wasted.Quantity)),
    ];

    /// <param name="times">−1 takes the payment back.</param>
    private static IEnumerable<DayRow> RowsOf(Payment payment, RowKey waiter, int times = 1) => RowsOf(
        waiter, payment.On.Hour, payment.Method,
        (Measure.Payments, times), (Measure.Amount, times * payment.Amount), (Measure.Rounding, times * payment.Rounding),
        (Measure.Tips, times * payment.Tip));

    private static IEnumerable<DayRow> RowsOf(PaymentCorrected corrected)
    {
        var waiter = Waiter(corrected.WaiterId, corrected.WaiterName);
        return [.. RowsOf(corrected.Before, waiter, times: -1), .. RowsOf(corrected.Payment, waiter)];
    }

    private static IEnumerable<DayRow> RowsOf(PaymentRefunded refunded)
    {
        var (waiter, refund) = (Waiter(refunded.WaiterId, refunded.WaiterName), refunded.Refund);
        var money = RowsOf(
            waiter, refund.On.Hour, refunded.Method, (Measure.Refunds, refund.Amount), (Measure.RefundedTips, refund.OfTip));
        return refund.Figures is { } figures ? [.. money, .. RowsOf(figures, waiter)] : money;
    }

    private static IEnumerable<DayRow> RowsOf(RefundedFigures back, RowKey waiter) =>
    [
        DayRow.Of(
            waiter, (Measure.RefundedItems, back.Items), (Measure.RefundedNet, back.Net), (Measure.RefundedService, back.Service),
            (Measure.RefundedTax, back.Tax)),
        .. back.Taxes.Select(taxed =>
            DayRow.Of(TaxRate(taxed), (Measure.RefundedNet, taxed.Base), (Measure.RefundedTax, taxed.Tax))),
    ];

    // The same money under three dimensions; a report reads each of them alone.
    private static IEnumerable<DayRow> RowsOf(RowKey waiter, int hour, PaymentMethod method, params (Measure, long)[] sums) =>
    [
        DayRow.Of(waiter, sums),
        DayRow.Of(new(Dimension.Hour, hour.ToString(CultureInfo.InvariantCulture)), sums),
        DayRow.Of(new(Dimension.Method, method.ToString()), sums),
    ];

    private static RowKey TaxRate(TaxGroup tax) =>
        new(Dimension.TaxRate, tax.Rate.ToString(CultureInfo.InvariantCulture), tax.Name ?? "");

    private static RowKey Waiter(string? id, string? name) => new(Dimension.Waiter, id ?? "", name ?? "");
}
