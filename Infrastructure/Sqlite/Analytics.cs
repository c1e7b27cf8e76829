using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Sums over <see cref="Facts"/>; each query is one range of one table's key.</summary>
internal sealed class Analytics(Database database) : IAnalytics
{
    private const string Range = "WHERE restaurant_id = $restaurant AND day BETWEEN $from AND $to";

    internal const string Orders = $"SELECT waiter_id, waiter_name, count(*), sum(cancelled) FROM order_facts {Range} GROUP BY waiter_id, waiter_name";

    internal const string Bills =
        $"SELECT waiter_id, waiter_name, count(*), sum(items), sum(gross), sum(discounts), sum(net), sum(service), sum(tax), sum(total) FROM bill_facts {Range} GROUP BY waiter_id, waiter_name";

    internal const string Items = $"SELECT menu_item_id, name, sum(quantity), sum(net) FROM item_facts {Range} GROUP BY menu_item_id, name";

    internal const string Money =
        $"SELECT waiter_id, waiter_name, hour, method, sum(payments), sum(amount), sum(rounding), sum(tips), sum(refunds), sum(refunded_tips) FROM money_facts {Range} GROUP BY waiter_id, waiter_name, hour, method";

    public async ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var counts = await database.ReadAsync(session => Count(session, restaurantId, Facts.Day(from), Facts.Day(to)), ct);
        return counts.Report(from, to);
    }

    // In one transaction: the four are of one moment.
    private static AnalyticsCounts Count(Session session, string restaurantId, string from, string to) => session.AtOneMoment(() =>
    {
        ReadOnlySpan<(string, object?)> values = [("$restaurant", restaurantId), ("$from", from), ("$to", to)];
        return new AnalyticsCounts(
            session.All(Orders, row => new OrderCount(row.Text(0), row.Text(1), row.GetInt32(2), row.GetInt32(3)), values),
            session.All(Bills, row => new BillCount(row.Text(0), row.Text(1), row.GetInt32(2), row.GetInt32(3),
                row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9)), values),
            session.All(Items, row => new ItemCount(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3)), values),
            session.All(Money, row => new MoneyCount(row.Text(0), row.Text(1), row.GetInt32(2), Enum.Parse<PaymentMethod>(row.GetString(3)),
                row.GetInt32(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9)), values));
    });
}
