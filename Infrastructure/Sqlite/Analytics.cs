using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Sums of the days that <see cref="Facts"/> keeps; each query is one range of one table's key.</summary>
internal sealed class Analytics(Database database) : IAnalytics
{
    private const string Range = "WHERE restaurant_id = $restaurant AND day BETWEEN $from AND $to";
    private const string MoneySums = "sum(payments), sum(amount), sum(rounding), sum(tips), sum(refunds), sum(refunded_tips)";

    internal const string Waiters =
        $"SELECT waiter_id, waiter_name, {MoneySums}, sum(orders), sum(cancelled), sum(bills), sum(items), sum(gross), sum(discounts), sum(net), sum(service), sum(tax), sum(total) FROM waiter_days {Range} GROUP BY waiter_id, waiter_name";

    internal const string Items = $"SELECT menu_item_id, name, sum(quantity), sum(net) FROM item_days {Range} GROUP BY menu_item_id, name";

    internal const string Money = $"SELECT hour, method, {MoneySums} FROM money_days {Range} GROUP BY hour, method";

    public async ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var counts = await database.ReadAsync(connection => Count(connection, restaurantId, Facts.Day(from), Facts.Day(to)), ct);
        return counts.Report(from, to);
    }

    // In one transaction: the three are of one moment.
    private static AnalyticsCounts Count(PreparedConnection connection, string restaurantId, string from, string to) => connection.AtOneMoment(() =>
    {
        ReadOnlySpan<(string, object?)> values = [("$restaurant", restaurantId), ("$from", from), ("$to", to)];
        var waiters = connection.All(Waiters, Waiter, values);
        var items = connection.All(Items, row => new ItemCount(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3)), values);
        var money = connection.All(Money, row => MoneyOf(row, null, null, row.GetInt32(0), Enum.Parse<PaymentMethod>(row.GetString(1))), values);
        return new AnalyticsCounts([.. waiters.Select(one => one.Orders)], [.. waiters.Select(one => one.Bills)], items, money) { MoneyByWaiter = [.. waiters.Select(one => one.Money)] };
    });

    private static (OrderCount Orders, BillCount Bills, MoneyCount Money) Waiter(SqliteDataReader row)
    {
        var (id, name) = (Text(row, 0), Text(row, 1));
        var orders = new OrderCount(id, name, row.GetInt32(8), row.GetInt32(9));
        var bills = new BillCount(
            id, name, row.GetInt32(10), row.GetInt32(11), row.GetInt64(12), row.GetInt64(13), row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), row.GetInt64(17));
        return (orders, bills, MoneyOf(row, id, name, hour: 0, PaymentMethod.Cash));
    }

    private static MoneyCount MoneyOf(SqliteDataReader row, string? waiterId, string? waiterName, int hour, PaymentMethod method) => new(
        waiterId, waiterName, hour, method, row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));

    private static string? Text(SqliteDataReader row, int column) => row.GetString(column) is { Length: > 0 } text ? text : null;
}
