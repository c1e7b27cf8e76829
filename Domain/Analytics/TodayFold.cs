using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>Counts along, by the definitions of <see cref="AnalyticsReport"/> and <see cref="StaffPerformance"/>. What counts for no day, or for an earlier one, changes nothing.</summary>
internal static class TodayFold
{
    /// <param name="before">The state that the event found: it knows what is taken back.</param>
    public static Today Apply(Restaurant before, RestaurantEvent @event) => @event switch
    {
        OrderPlaced { Order: var order } => On(before.Today, order.PlacedOn, today => Counted(today, order, orders: 1, cancelled: 0)),
        OrderCancelled cancelled => OfToday(before, cancelled.OrderId, (today, order) => Counted(today, order, orders: 0, cancelled: 1)),
        OrderCompleted completed => OfToday(before, completed.OrderId, (today, _) => today with { CompletedOrders = today.CompletedOrders + 1 }),
        BillCreated { Bill: var bill } => Paid(before.Today, bill, BillStatus.Open),
        BillStatusChanged changed => Paid(before.Today, changed.Bill, changed.Previous),
        PaymentCompleted paid => Took(before.Today, paid.Payment.On, Money(paid)),
        PaymentRefunded refunded => Took(before.Today, refunded.Refund.On, Money(refunded)),
        ItemStatusChanged moved => WorkFold.Moved(before, moved),
        WaiterCalled called => WorkFold.Called(before, called),
        _ => before.Today,
    };

    private static Today On(Today today, BusinessTime? on, Func<Today, Today> count) =>
        on is null || on.Day < today.Day ? today : count(on.Day > today.Day ? new(on.Day) : today);

    private static Today OfToday(Restaurant before, string orderId, Func<Today, Order, Today> count) =>
        before.Orders.GetValueOrDefault(orderId) is { PlacedOn: { } placed } order && placed.Day == before.Today.Day ? count(before.Today, order) : before.Today;

    private static Today Counted(Today today, Order order, int orders, int cancelled) =>
        today with { Sales = today.Sales.With(new OrderCount(order.WaiterId, order.WaiterName, orders, cancelled)) };

    // Once in a bill's life: what is refunded afterwards leaves it settled.
    private static Today Paid(Today today, Bill bill, BillStatus previous) =>
        bill.IsSettled && previous is (BillStatus.Open or BillStatus.Issued or BillStatus.PartiallyPaid)
            ? On(today, bill.PaidOn, day => day with { Sales = day.Sales.With(bill) })
            : today;

    private static Today Took(Today today, BusinessTime on, MoneyCount money) => On(today, on, day => day with { Sales = day.Sales.With(money) });

    private static MoneyCount Money(PaymentCompleted paid) => new(
        paid.WaiterId, paid.WaiterName, paid.Payment.On.Hour, paid.Payment.Method, 1, paid.Payment.Amount, paid.Payment.Rounding, paid.Payment.Tip, 0, 0);

    private static MoneyCount Money(PaymentRefunded refunded) => new(
        refunded.WaiterId, refunded.WaiterName, refunded.Refund.On.Hour, refunded.Method, 0, 0, 0, 0, refunded.Refund.Amount, refunded.Refund.OfTip);
}
