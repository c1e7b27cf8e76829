using System.Collections.Immutable;
using System.Globalization;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// What one event adds to one business day, by the definitions of <see cref="AnalyticsReport"/>. This is the only place where those
/// figures are worked out: the live state adds the rows up in <see cref="Today"/>, and a store keeps the same rows, added up by
/// restaurant, day and key.
/// </summary>
/// <param name="Seq">The event. With the restaurant it names the increment: however often a store is given it, it counts once.</param>
/// <param name="Day">The day that the order, the bill, the payment or the refund itself carries.</param>
/// <param name="Rows">Each key once.</param>
public sealed record DayIncrement(long Seq, DateOnly Day, ImmutableArray<DayRow> Rows)
{
    /// <summary>Null: the event counts for no day.</summary>
    /// <param name="before">The state that the event found: it knows on which day an order that is cancelled was placed.</param>
    public static DayIncrement? Of(Restaurant before, RecordedEvent recorded) => recorded.Event switch
    {
        OrderPlaced { Order: var order } => On(order.PlacedOn, recorded, RowOf(order, Measure.Orders)),
        OrderCancelled cancelled when before.Orders.TryGetValue(cancelled.OrderId, out var order) =>
            On(order.PlacedOn, recorded, RowOf(order, Measure.CancelledOrders)),
        BillCreated { Bill: { IsSettled: true } bill } => On(bill.PaidOn, recorded, RowsOf(bill)),
        BillStatusChanged { Bill: { IsSettled: true } bill, Previous: var previous } when !previous.IsSettled() =>
            On(bill.PaidOn, recorded, RowsOf(bill)),
        PaymentCompleted paid => On(paid.Payment.On, recorded, RowsOf(paid)),
        PaymentRefunded refunded => On(refunded.Refund.On, recorded, RowsOf(refunded)),
        _ => null,
    };

    private static DayIncrement? On(BusinessTime? on, RecordedEvent recorded, params IEnumerable<DayRow> rows) =>
        on is null ? null : new(recorded.Seq, on.Day, rows.Aggregate(ImmutableArray<DayRow>.Empty, DayRow.Add));

    private static DayRow RowOf(Order order, Measure counted) => DayRow.Of(Waiter(order.WaiterId, order.WaiterName), (counted, 1));

    private static IEnumerable<DayRow> RowsOf(Bill bill) => bill.Lines
        .Select(line =>
            DayRow.Of(new(Dimension.MenuItem, line.MenuItemId, line.Name), (Measure.Items, line.Quantity), (Measure.Net, line.Net)))
        .Append(DayRow.Of(
            Waiter(bill.WaiterId, bill.WaiterName), (Measure.Bills, 1), (Measure.Items, bill.Lines.Sum(line => line.Quantity)),
            (Measure.Gross, bill.Totals.Gross),
            (Measure.Discounts, bill.Totals.Discount), (Measure.Net, bill.Totals.Net), (Measure.Service, bill.Totals.Service),
            (Measure.Tax, bill.Totals.Tax), (Measure.Total, bill.Totals.Total)));

    private static IEnumerable<DayRow> RowsOf(PaymentCompleted paid) => Money(
        Waiter(paid.WaiterId, paid.WaiterName), paid.Payment.On.Hour, paid.Payment.Method,
        (Measure.Payments, 1), (Measure.Amount, paid.Payment.Amount), (Measure.Rounding, paid.Payment.Rounding),
        (Measure.Tips, paid.Payment.Tip));

    private static IEnumerable<DayRow> RowsOf(PaymentRefunded refunded) => Money(
        Waiter(refunded.WaiterId, refunded.WaiterName), refunded.Refund.On.Hour, refunded.Method,
        (Measure.Refunds, refunded.Refund.Amount), (Measure.RefundedTips, refunded.Refund.OfTip));

    // Money counts three times over: for a waiter, for an hour, for a method. A report reads each of them by itself.
    private static IEnumerable<DayRow> Money(RowKey waiter, int hour, PaymentMethod method, params (Measure, long)[] sums) =>
    [
        DayRow.Of(waiter, sums),
        DayRow.Of(new(Dimension.Hour, hour.ToString(CultureInfo.InvariantCulture)), sums),
        DayRow.Of(new(Dimension.Method, method.ToString()), sums),
    ];

    private static RowKey Waiter(string? id, string? name) => new(Dimension.Waiter, id ?? "", name ?? "");
}
