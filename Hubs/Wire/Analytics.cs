using MessagePack;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Hubs.Wire;

// What business days came to. Days are the house's own, as 2026-11-23; amounts in minor units.

/// <param name="From">The first business day.</param>
/// <param name="To">The last; it counts as well.</param>
/// <param name="TopItems">The ten with the highest net.</param>
/// <param name="Staff">By revenue, highest first.</param>
/// <param name="RevenueByHour">24 entries, from hour 0.</param>
/// <param name="PaymentMix">One for each method that occurred.</param>
[MessagePackObject]
public sealed record AnalyticsView(
    [property: Key("from"), WireDate] string From,
    [property: Key("to"), WireDate] string To,
    [property: Key("totals")] TotalsView Totals,
    [property: Key("topItems")] IReadOnlyList<TopItemView> TopItems,
    [property: Key("staff")] IReadOnlyList<StaffFiguresView> Staff,
    [property: Key("revenueByHour")] IReadOnlyList<HourView> RevenueByHour,
    [property: Key("paymentMix")] IReadOnlyList<MethodView> PaymentMix);

/// <param name="Orders">Placed on those days.</param>
/// <param name="CancelledOrders">Of those, the ones that are cancelled now.</param>
/// <param name="Bills">Paid in full on those days, whatever is refunded later; their sums are the fields up to <paramref name="Total"/>.</param>
/// <param name="Revenue">Payments with cash rounding and without tips, less refunds without tips, of those days.</param>
/// <param name="Refunds">All that went back on those days.</param>
/// <param name="AverageBill">0 without bills.</param>
[MessagePackObject]
public sealed record TotalsView(
    [property: Key("orders")] int Orders,
    [property: Key("cancelledOrders")] int CancelledOrders,
    [property: Key("bills")] int Bills,
    [property: Key("items")] int Items,
    [property: Key("gross")] long Gross,
    [property: Key("discounts")] long Discounts,
    [property: Key("net")] long Net,
    [property: Key("service")] long Service,
    [property: Key("tax")] long Tax,
    [property: Key("total")] long Total,
    [property: Key("revenue")] long Revenue,
    [property: Key("refunds")] long Refunds,
    [property: Key("rounding")] long Rounding,
    [property: Key("tips")] long Tips,
    [property: Key("averageBill")] long AverageBill);

/// <summary>A dish on the bills that were paid in full.</summary>
[MessagePackObject]
public sealed record TopItemView(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("net")] long Net);

/// <summary>Orders by the waiter of the order, all else by the waiter of the bill.</summary>
[MessagePackObject]
public sealed record StaffFiguresView(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("orders")] int Orders,
    [property: Key("bills")] int Bills,
    [property: Key("items")] int Items,
    [property: Key("revenue")] long Revenue,
    [property: Key("tips")] long Tips);

[MessagePackObject]
public sealed record HourView(
    [property: Key("hour")] int Hour,
    [property: Key("revenue")] long Revenue,
    [property: Key("payments")] int Payments);

/// <param name="Amount">Of the payments, with cash rounding and without tips.</param>
[MessagePackObject]
public sealed record MethodView(
    [property: Key("method"), WireEnum<PaymentMethod>] string Method,
    [property: Key("payments")] int Payments,
    [property: Key("amount")] long Amount,
    [property: Key("tips")] long Tips,
    [property: Key("refunds")] long Refunds);
