using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The sales report of a range of business days.</summary>
/// <param name="From">The first business day.</param>
/// <param name="To">The last business day; it is included.</param>
/// <param name="TopItems">The ten dishes with the highest net, highest first.</param>
/// <param name="Staff">By revenue, highest first.</param>
/// <param name="RevenueByHour">24 entries, from hour 0, in the restaurant's time zone.</param>
/// <param name="PaymentMix">One entry for each payment method that was used.</param>
/// <param name="Taxes">What to declare: one entry for each tax rate and name, lowest first.</param>
/// <param name="Waste">What was voided or returned and not restocked: at most 100 entries, the most portions first.</param>
/// <param name="TicketTimes">How long the kitchen took: all stations first, then each.</param>
[MessagePackObject]
public sealed record AnalyticsView(
    [property: Key("from"), WireDate] string From,
    [property: Key("to"), WireDate] string To,
    [property: Key("totals")] TotalsView Totals,
    [property: Key("topItems")] IReadOnlyList<TopItemView> TopItems,
    [property: Key("staff")] IReadOnlyList<StaffFiguresView> Staff,
    [property: Key("revenueByHour")] IReadOnlyList<HourView> RevenueByHour,
    [property: Key("paymentMix")] IReadOnlyList<MethodView> PaymentMix,
    [property: Key("taxes")] IReadOnlyList<TaxFiguresView> Taxes,
    [property: Key("waste")] IReadOnlyList<WasteView> Waste,
    [property: Key("ticketTimes")] IReadOnlyList<TicketTimesView> TicketTimes);

/// <summary>The totals of a range of business days. All amounts are in minor units.</summary>
[MessagePackObject]
public sealed record TotalsView
{
    /// <summary>Orders placed on these days.</summary>
    [Key("orders")] public required int Orders { get; init; }

    /// <summary>Those of them that are cancelled now.</summary>
    [Key("cancelledOrders")] public required int CancelledOrders { get; init; }

    /// <summary>Bills paid in full on these days; later refunds do not change that.</summary>
    [Key("bills")] public required int Bills { get; init; }

    /// <summary>Portions on these bills.</summary>
    [Key("items")] public required int Items { get; init; }

    /// <summary>All lines of these bills before discounts.</summary>
    [Key("gross")] public required long Gross { get; init; }

    /// <summary>All discounts of these bills.</summary>
    [Key("discounts")] public required long Discounts { get; init; }

    /// <summary>Gross less discounts.</summary>
    [Key("net")] public required long Net { get; init; }

    /// <summary>All service charges of these bills.</summary>
    [Key("service")] public required long Service { get; init; }

    /// <summary>All taxes of these bills.</summary>
    [Key("tax")] public required long Tax { get; init; }

    /// <summary>The total of these bills.</summary>
    [Key("total")] public required long Total { get; init; }

    /// <summary>Payments with cash rounding, less refunds, both without tips.</summary>
    [Key("revenue")] public required long Revenue { get; init; }

    /// <summary>Refunds of these days, tips included.</summary>
    [Key("refunds")] public required long Refunds { get; init; }

    /// <summary>Portions on bills of which the refunds of these days gave back the last.</summary>
    [Key("refundedItems")] public required int RefundedItems { get; init; }

    /// <summary>What the refunds of these days gave back of the net of bills paid in full.</summary>
    [Key("refundedNet")] public required long RefundedNet { get; init; }

    /// <summary>What they gave back of service charges.</summary>
    [Key("refundedService")] public required long RefundedService { get; init; }

    /// <summary>What they gave back of taxes.</summary>
    [Key("refundedTax")] public required long RefundedTax { get; init; }

    /// <summary>Cash rounding of the payments.</summary>
    [Key("rounding")] public required long Rounding { get; init; }

    /// <summary>Tips less refunded tips.</summary>
    [Key("tips")] public required long Tips { get; init; }

    /// <summary>Total divided by the number of bills; 0 without bills.</summary>
    [Key("averageBill")] public required long AverageBill { get; init; }
}

/// <summary>A dish on the bills that were paid in full.</summary>
/// <param name="Quantity">Portions.</param>
/// <param name="Net">Its lines less their discounts, in minor units.</param>
[MessagePackObject]
public sealed record TopItemView(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("net")] long Net);

/// <summary>
/// The figures of one member of staff: orders count for the waiter of the order, everything else for the waiter of the bill. Amounts are in
/// minor units.
/// </summary>
/// <param name="Items">Portions on the bills.</param>
[MessagePackObject]
public sealed record StaffFiguresView(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("orders")] int Orders,
    [property: Key("bills")] int Bills,
    [property: Key("items")] int Items,
    [property: Key("revenue")] long Revenue,
    [property: Key("tips")] long Tips);

/// <summary>One hour of the day, on all days of the range.</summary>
/// <param name="Hour">From 0 to 23, in the restaurant's time zone.</param>
/// <param name="Revenue">Payments less refunds in this hour, without tips, in minor units.</param>
/// <param name="Payments">How many payments there were.</param>
[MessagePackObject]
public sealed record HourView(
    [property: Key("hour")] int Hour,
    [property: Key("revenue")] long Revenue,
    [property: Key("payments")] int Payments);

/// <summary>One payment method. Amounts are in minor units.</summary>
/// <param name="Payments">How many payments there were.</param>
/// <param name="Amount">The payments with cash rounding, without tips.</param>
/// <param name="Tips">Tips less refunded tips.</param>
/// <param name="Refunds">Refunds, tips included.</param>
[MessagePackObject]
public sealed record MethodView(
    [property: Key("method"), WireEnum("PaymentMethod")] string Method,
    [property: Key("payments")] int Payments,
    [property: Key("amount")] long Amount,
    [property: Key("tips")] long Tips,
    [property: Key("refunds")] long Refunds);

/// <summary>
/// The tax of one rate: of the bills paid in full on these days, and what the refunds of these days gave back. Amounts are in minor units.
/// </summary>
/// <param name="Name">Null: a tax without a name.</param>
/// <param name="Rate">In parts per million.</param>
/// <param name="Base">The amount that is taxed; without the tax where prices include it.</param>
/// <param name="RefundedBase">What refunds gave back of the amount that is taxed.</param>
/// <param name="RefundedTax">What refunds gave back of the tax.</param>
[MessagePackObject]
public sealed record TaxFiguresView(
    [property: Key("name")] string? Name,
    [property: Key("rate")] int Rate,
    [property: Key("base")] long Base,
    [property: Key("tax")] long Tax,
    [property: Key("refundedBase")] long RefundedBase,
    [property: Key("refundedTax")] long RefundedTax);

/// <summary>Portions of one dish that were thrown away for one reason.</summary>
/// <param name="Reason">As the manager gave it.</param>
[MessagePackObject]
public sealed record WasteView(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("reason")] string Reason,
    [property: Key("quantity")] int Quantity);

/// <summary>Seconds from firing a ticket until its last dish was ready. Null without tickets.</summary>
/// <param name="Station">Null: all stations.</param>
/// <param name="Count">Tickets.</param>
/// <param name="Late">Those over their own target.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">The 90th percentile.</param>
/// <param name="Target">The mean of their targets.</param>
[MessagePackObject]
public sealed record TicketTimesView(
    [property: Key("station")] string? Station,
    [property: Key("count")] int Count,
    [property: Key("late")] int Late,
    [property: Key("p50")] int? P50,
    [property: Key("p90")] int? P90,
    [property: Key("target")] int? Target);
