using System.Globalization;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// What analytics count, a row a fact, beside one another by restaurant and day. A fact is written once and stays: a payment, a refund, a bill that was
/// settled. Only of an order may change whether it is cancelled and whose it is.
/// </summary>
internal static class Facts
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Write(Session session, string restaurantId, Order order)
    {
        if (order.PlacedOn is not { } placed) return;
        session.Execute(
            """
            INSERT INTO order_facts (restaurant_id, day, order_id, waiter_id, waiter_name, cancelled) VALUES ($restaurant, $day, $order, $waiter, $name, $cancelled)
            ON CONFLICT DO UPDATE SET waiter_id = $waiter, waiter_name = $name, cancelled = $cancelled
            WHERE (waiter_id, waiter_name, cancelled) IS NOT ($waiter, $name, $cancelled)
            """,
            ("$restaurant", restaurantId), ("$day", Day(placed.Day)), ("$order", order.Id), ("$waiter", order.WaiterId), ("$name", order.WaiterName),
            ("$cancelled", order.Status == OrderStatus.Cancelled ? 1 : 0));
    }

    public static void Write(Session session, string restaurantId, Bill bill)
    {
        foreach (var payment in bill.Payments)
        {
            Write(session, restaurantId, Day(payment.On.Day), payment.Id, MoneyCount.Of(bill, payment));
            foreach (var refund in payment.Refunds) Write(session, restaurantId, Day(refund.On.Day), refund.Id, MoneyCount.Of(bill, payment, refund));
        }
        if (bill.PaidOn is { } paid && Write(session, restaurantId, Day(paid.Day), bill) > 0)
            foreach (var line in bill.Lines) Add(session, restaurantId, Day(paid.Day), line);
    }

    private static void Write(Session session, string restaurantId, string day, string id, MoneyCount money) => session.Execute(
        """
        INSERT INTO money_facts (restaurant_id, day, id, waiter_id, waiter_name, hour, method, payments, amount, rounding, tips, refunds, refunded_tips)
        VALUES ($restaurant, $day, $id, $waiter, $name, $hour, $method, $payments, $amount, $rounding, $tips, $refunds, $refundedTips) ON CONFLICT DO NOTHING
        """,
        ("$restaurant", restaurantId), ("$day", day), ("$id", id), ("$waiter", money.WaiterId), ("$name", money.WaiterName), ("$hour", money.Hour),
        ("$method", money.Method.ToString()), ("$payments", money.Payments), ("$amount", money.Amount), ("$rounding", money.Rounding), ("$tips", money.Tips),
        ("$refunds", money.Refunds), ("$refundedTips", money.RefundedTips));

    private static int Write(Session session, string restaurantId, string day, Bill bill) => session.Execute(
        """
        INSERT INTO bill_facts (restaurant_id, day, bill_id, waiter_id, waiter_name, items, gross, discounts, net, service, tax, total)
        VALUES ($restaurant, $day, $bill, $waiter, $name, $items, $gross, $discounts, $net, $service, $tax, $total) ON CONFLICT DO NOTHING
        """,
        ("$restaurant", restaurantId), ("$day", day), ("$bill", bill.Id), ("$waiter", bill.WaiterId), ("$name", bill.WaiterName),
        ("$items", bill.Lines.Sum(line => line.Quantity)), ("$gross", bill.Totals.Gross), ("$discounts", bill.Totals.Discount), ("$net", bill.Totals.Net),
        ("$service", bill.Totals.Service), ("$tax", bill.Totals.Tax), ("$total", bill.Totals.Total));

    // A day's dishes are added up as they are sold: they are many, and a month of them is asked for more often than one is sold. Once for each bill:
    // its own row, in the same transaction, tells that it was not there before.
    private static void Add(Session session, string restaurantId, string day, BillLine line) => session.Execute(
        """
        INSERT INTO item_facts (restaurant_id, day, menu_item_id, name, quantity, net) VALUES ($restaurant, $day, $item, $name, $quantity, $net)
        ON CONFLICT DO UPDATE SET quantity = quantity + $quantity, net = net + $net
        """,
        ("$restaurant", restaurantId), ("$day", day), ("$item", line.MenuItemId), ("$name", line.Name), ("$quantity", line.Quantity), ("$net", line.Net));
}
