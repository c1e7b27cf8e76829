using System.Globalization;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// What analytics count, added up by restaurant and day as it happens: sums are read far more often than made, and a month of them is a few thousand rows however
/// much was sold. Each fact counts once, since none is ever undone: placed, cancelled, paid, refunded, settled. The table <c>counted</c> remembers which have.
/// </summary>
internal static class Facts
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Write(PreparedConnection connection, string restaurantId, Order order)
    {
        if (order.PlacedOn is not { } placed) return;
        var day = new DayOf(connection, restaurantId, Day(placed.Day));
        if (day.IsNew(order.Id)) day.AddToWaiter(order.WaiterId, order.WaiterName, [("orders", 1)]);
        if (order.Status == OrderStatus.Cancelled && day.IsNew($"{order.Id} cancelled")) day.AddToWaiter(order.WaiterId, order.WaiterName, [("cancelled", 1)]);
    }

    public static void Write(PreparedConnection connection, string restaurantId, Bill bill)
    {
        foreach (var payment in bill.Payments)
        {
            new DayOf(connection, restaurantId, Day(payment.On.Day)).Add(payment.Id, MoneyCount.Of(bill, payment));
            foreach (var refund in payment.Refunds) new DayOf(connection, restaurantId, Day(refund.On.Day)).Add(refund.Id, MoneyCount.Of(bill, payment, refund));
        }
        if (bill.PaidOn is { } paid) new DayOf(connection, restaurantId, Day(paid.Day)).Add(bill);
    }

    private readonly record struct DayOf(PreparedConnection PreparedConnection, string RestaurantId, string Day)
    {
        public bool IsNew(string fact) => PreparedConnection.Execute(
            "INSERT INTO counted (restaurant_id, day, fact) VALUES ($restaurant, $day, $fact) ON CONFLICT DO NOTHING", ("$restaurant", RestaurantId), ("$day", Day), ("$fact", fact)) > 0;

        public void Add(Bill bill)
        {
            if (!IsNew(bill.Id)) return;
            var totals = bill.Totals;
            AddToWaiter(bill.WaiterId, bill.WaiterName,
            [
                ("bills", 1), ("items", bill.Lines.Sum(line => line.Quantity)), ("gross", totals.Gross), ("discounts", totals.Discount), ("net", totals.Net),
                ("service", totals.Service), ("tax", totals.Tax), ("total", totals.Total),
            ]);
            foreach (var line in bill.Lines) Add("item_days", ("menu_item_id", line.MenuItemId), ("name", line.Name), [("quantity", line.Quantity), ("net", line.Net)]);
        }

        public void Add(string fact, MoneyCount money)
        {
            if (!IsNew(fact)) return;
            (string, long)[] sums =
            [
                ("payments", money.Payments), ("amount", money.Amount), ("rounding", money.Rounding), ("tips", money.Tips), ("refunds", money.Refunds), ("refunded_tips", money.RefundedTips),
            ];
            Add("money_days", ("hour", money.Hour), ("method", money.Method.ToString()), sums);
            AddToWaiter(money.WaiterId, money.WaiterName, sums);
        }

        public void AddToWaiter(string? id, string? name, (string Column, long Value)[] sums) => Add("waiter_days", ("waiter_id", id ?? ""), ("waiter_name", name ?? ""), sums);

        private void Add(string table, (string Column, object Value) key, (string Column, object Value) second, (string Column, long Value)[] sums) => PreparedConnection.Execute(
            $"""
            INSERT INTO {table} (restaurant_id, day, {key.Column}, {second.Column}, {string.Join(", ", sums.Select(sum => sum.Column))})
            VALUES ($restaurant, $day, $key, $second, {string.Join(", ", sums.Select(sum => $"${sum.Column}"))})
            ON CONFLICT DO UPDATE SET {string.Join(", ", sums.Select(sum => $"{sum.Column} = {sum.Column} + ${sum.Column}"))}
            """,
            [("$restaurant", RestaurantId), ("$day", Day), ("$key", key.Value), ("$second", second.Value), .. sums.Select(sum => ($"${sum.Column}", (object?)sum.Value))]);
    }
}
