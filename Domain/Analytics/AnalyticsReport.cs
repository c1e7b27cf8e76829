using System.Collections.Immutable;
using System.Globalization;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// The figures of a range of business days. All amounts are in minor units. Days and hours are those that orders, bills, payments and
/// refunds carry (<c>Order.PlacedOn</c>, <c>BillTimes.PaidOn</c>, <c>Payment.On</c>, <c>Refund.On</c>). An order or bill from before the
/// program recorded them does not count.
/// </summary>
/// <param name="From">The first business day.</param>
/// <param name="To">The last business day, inclusive.</param>
/// <param name="TopItems">The ten menu items with the highest net, ordered by net, then by name, then by id (ordinal).</param>
/// <param name="Staff">Ordered by revenue, highest first, then by id (ordinal).</param>
/// <param name="RevenueByHour">24 entries, from hour 0.</param>
/// <param name="PaymentMix">One entry per method with a payment or refund on those days, in the order of <see
/// cref="PaymentMethod"/>.</param>
/// <param name="Taxes">What to declare: one entry per tax rate and name, lowest first.</param>
/// <param name="Waste">What was voided or returned of orders placed on those days, and not restocked: up to <see cref="MaxWaste"/> entries,
/// the most portions first, then by name, reason and id (ordinal).</param>
/// <param name="TicketTimes">Of all tickets first, then of those of each station, by its name (ordinal).</param>
public sealed record AnalyticsReport(
    DateOnly From, DateOnly To, AnalyticsTotals Totals, ImmutableArray<ItemFigures> TopItems, ImmutableArray<StaffFigures> Staff,
    ImmutableArray<HourFigures> RevenueByHour, ImmutableArray<MethodFigures> PaymentMix, ImmutableArray<TaxFigures> Taxes,
    ImmutableArray<WasteFigures> Waste, ImmutableArray<TicketTimes> TicketTimes)
{
    /// <summary>The longest range of a report.</summary>
    public const int MaxDays = 366;

    public const int MaxTopItems = 10;

    public const int MaxWaste = 100;

    /// <param name="rows">The rows of the days of the range, added up or not: the same key may come more than once.</param>
    public static AnalyticsReport Of(DateOnly from, DateOnly to, IEnumerable<DayRow> rows)
    {
        var by = rows.ToLookup(row => row.Key.Dimension);
        return new(
            from, to, TotalsOf([.. by[Dimension.Waiter]]), TopOf(by[Dimension.MenuItem]), WaitersOf(by[Dimension.Waiter]),
            HoursOf(by[Dimension.Hour]), MethodsOf(by[Dimension.Method]), TaxesOf(by[Dimension.TaxRate]),
            WasteOf(by[Dimension.Waste], by[Dimension.MenuItem]),
            Analytics.TicketTimes.Of(by[Dimension.Station]));
    }

    // Everything that is counted is counted for one waiter, or for none under an empty id.
    private static AnalyticsTotals TotalsOf(DayRow[] all)
    {
        var (bills, total) = (Count(all, Measure.Bills), Sum(all, Measure.Total));
        return new()
        {
            Orders = Count(all, Measure.Orders), CancelledOrders = Count(all, Measure.CancelledOrders), Bills = bills,
            Items = Count(all, Measure.Items), Gross = Sum(all, Measure.Gross), Discounts = Sum(all, Measure.Discounts),
            Net = Sum(all, Measure.Net), Service = Sum(all, Measure.Service), Tax = Sum(all, Measure.Tax), Total = total,
            Revenue = RevenueOf(all), Refunds = Sum(all, Measure.Refunds), Rounding = Sum(all, Measure.Rounding), Tips = TipsOf(all),
            RefundedItems = Count(all, Measure.RefundedItems), RefundedNet = Sum(all, Measure.RefundedNet),
            RefundedService = Sum(all, Measure.RefundedService), RefundedTax = Sum(all, Measure.RefundedTax),
            AverageBill = bills == 0 ? 0 : (2 * total + bills) / (2L * bills),
        };
    }

    private static ImmutableArray<ItemFigures> TopOf(IEnumerable<DayRow> dishes) =>
    [
        .. dishes.GroupBy(row => row.Key.Id)
            .Select(dish => new ItemFigures(dish.Key, LastName(dish), Count(dish, Measure.Items), Sum(dish, Measure.Net)))
            .Where(dish => dish is not { Quantity: 0, Net: 0 })
            .OrderByDescending(dish => dish.Net)
            .ThenBy(dish => dish.Name, StringComparer.Ordinal).ThenBy(dish => dish.MenuItemId, StringComparer.Ordinal)
            .Take(MaxTopItems),
    ];

    private static ImmutableArray<StaffFigures> WaitersOf(IEnumerable<DayRow> waiters) =>
    [
        .. waiters.Where(row => row.Key.Id is not "").GroupBy(row => row.Key.Id)
            .Select(waiter => new StaffFigures(
                waiter.Key, LastName(waiter) is { Length: > 0 } name ? name : waiter.Key,
                Count(waiter, Measure.Orders), Count(waiter, Measure.Bills), Count(waiter, Measure.Items),
                RevenueOf(waiter), TipsOf(waiter)))
            .OrderByDescending(one => one.Revenue).ThenBy(one => one.StaffId, StringComparer.Ordinal),
    ];

    private static ImmutableArray<HourFigures> HoursOf(IEnumerable<DayRow> hours)
    {
        var by = hours.ToLookup(row => int.Parse(row.Key.Id, CultureInfo.InvariantCulture));
        return [.. Enumerable.Range(0, 24).Select(hour => new HourFigures(hour, RevenueOf(by[hour]), Count(by[hour], Measure.Payments)))];
    }

    private static ImmutableArray<MethodFigures> MethodsOf(IEnumerable<DayRow> methods) =>
    [
        .. methods.GroupBy(row => Enum.Parse<PaymentMethod>(row.Key.Id)).OrderBy(method => method.Key).Select(method => new MethodFigures(
            method.Key, Count(method, Measure.Payments), Sum(method, Measure.Amount) + Sum(method, Measure.Rounding), TipsOf(method),
            Sum(method, Measure.Refunds)))
            .Where(method => method.Payments > 0 || method.Refunds > 0),
    ];

    private static ImmutableArray<TaxFigures> TaxesOf(IEnumerable<DayRow> rates) =>
    [
        .. rates.GroupBy(row => (Rate: int.Parse(row.Key.Id, CultureInfo.InvariantCulture), row.Key.Name))
            .OrderBy(tax => tax.Key.Rate).ThenBy(tax => tax.Key.Name, StringComparer.Ordinal)
            .Select(tax => new TaxFigures(
                tax.Key.Rate, Sum(tax, Measure.Net), Sum(tax, Measure.Tax), Sum(tax, Measure.RefundedNet), Sum(tax, Measure.RefundedTax),
                tax.Key.Name is "" ? null : tax.Key.Name))
            .Where(tax => tax != new TaxFigures(tax.Rate, 0, 0, 0, 0, tax.Name)),
    ];

    private static ImmutableArray<WasteFigures> WasteOf(IEnumerable<DayRow> wasted, IEnumerable<DayRow> dishes)
    {
        var names = dishes.GroupBy(row => row.Key.Id).ToDictionary(dish => dish.Key, LastName);
        return
        [
            .. wasted.GroupBy(row => (row.Key.Id, Reason: row.Key.Name))
                .Select(waste => new WasteFigures(waste.Key.Id, names[waste.Key.Id], waste.Key.Reason, Count(waste, Measure.Wasted)))
                .OrderByDescending(waste => waste.Quantity).ThenBy(waste => waste.Name, StringComparer.Ordinal)
                .ThenBy(waste => waste.Reason, StringComparer.Ordinal).ThenBy(waste => waste.MenuItemId, StringComparer.Ordinal)
                .Take(MaxWaste),
        ];
    }

    private static long RevenueOf(IEnumerable<DayRow> rows) =>
        rows.Sum(row => row[Measure.Amount] + row[Measure.Rounding] - (row[Measure.Refunds] - row[Measure.RefundedTips]));

    private static long TipsOf(IEnumerable<DayRow> rows) => rows.Sum(row => row[Measure.Tips] - row[Measure.RefundedTips]);

    private static long Sum(IEnumerable<DayRow> rows, Measure measure) => rows.Sum(row => row[measure]);

    private static int Count(IEnumerable<DayRow> rows, Measure measure) => checked((int)Sum(rows, measure));

    private static string LastName(IEnumerable<DayRow> rows) => rows.Select(row => row.Key.Name).Max(StringComparer.Ordinal)!;
}

/// <summary>The totals of a range of business days.</summary>
public sealed record AnalyticsTotals
{
    /// <summary>Orders placed on those days, including cancelled ones.</summary>
    public required int Orders { get; init; }

    /// <summary>Those of them that are cancelled now.</summary>
    public required int CancelledOrders { get; init; }

    /// <summary>
    /// Bills paid in full on those days (<c>PaidOn</c>). A bill that was paid in full counts for ever, whatever is refunded later; one that
    /// was refunded in full and paid again counts again.
    /// </summary>
    public required int Bills { get; init; }

    /// <summary>Σ quantity of the lines of those bills.</summary>
    public required int Items { get; init; }

    /// <summary>Σ of those bills' totals; likewise the five after it.</summary>
    public required long Gross { get; init; }

    public required long Discounts { get; init; }

    public required long Net { get; init; }

    public required long Service { get; init; }

    public required long Tax { get; init; }

    public required long Total { get; init; }

    /// <summary>
    /// Σ (amount + rounding) of the payments of those days − Σ (amount − part that was tip) of the refunds of those days.
    /// </summary>
    public required long Revenue { get; init; }

    /// <summary>Σ amount of the refunds of those days.</summary>
    public required long Refunds { get; init; }

    /// <summary>
    /// What the refunds of those days gave back of the figures of bills paid in full (<see cref="RefundedFigures"/>): portions of
    /// bills of which nothing is left, then the net, service and tax.
    /// </summary>
    public required int RefundedItems { get; init; }

    public required long RefundedNet { get; init; }

    public required long RefundedService { get; init; }

    public required long RefundedTax { get; init; }

    /// <summary>Σ rounding of the payments of those days.</summary>
    public required long Rounding { get; init; }

    /// <summary>Σ tip of the payments of those days − Σ part that was tip of the refunds of those days.</summary>
    public required long Tips { get; init; }

    /// <summary>Total / bills, half up; 0 without bills.</summary>
    public required long AverageBill { get; init; }
}

/// <summary>
/// A menu item on the bills that were paid in full on those days, unless both figures are 0: a bill can keep a line of which nothing is
/// left.
/// </summary>
/// <param name="Name">The ordinally last of its names, if it was renamed in that time.</param>
public sealed record ItemFigures(string MenuItemId, string Name, int Quantity, long Net);

/// <summary>Portions of one dish that were thrown away for one reason.</summary>
/// <param name="Name">As in <see cref="ItemFigures"/>.</param>
/// <param name="Reason">As the manager gave it.</param>
public sealed record WasteFigures(string MenuItemId, string Name, string Reason, int Quantity);

/// <summary>
/// The figures of a member of staff: orders count for the waiter of the order, everything else for the waiter of the bill. Orders and bills
/// without a waiter are in no entry.
/// </summary>
/// <param name="Name">The ordinally last of their names, if it changed in that time; the id where no name was recorded.</param>
/// <param name="Orders">As in <see cref="AnalyticsTotals"/>; so are the others.</param>
public sealed record StaffFigures(string StaffId, string Name, int Orders, int Bills, int Items, long Revenue, long Tips);

/// <param name="Hour">0–23, local time. On the day when the clock is put back, one entry covers both hours.</param>
/// <param name="Revenue">As in <see cref="AnalyticsTotals"/>: of the payments and refunds in that hour.</param>
/// <param name="Payments">The number of payments.</param>
public sealed record HourFigures(int Hour, long Revenue, int Payments);

/// <param name="Payments">The number of payments.</param>
/// <param name="Amount">Σ (amount + rounding) of the payments.</param>
/// <param name="Tips">Σ tip of the payments − Σ part that was tip of the refunds.</param>
/// <param name="Refunds">Σ amount of the refunds.</param>
public sealed record MethodFigures(PaymentMethod Method, int Payments, long Amount, long Tips, long Refunds);

/// <summary>The tax of one rate and name, of the bills that were paid in full on those days, and of the refunds of those days.</summary>
/// <param name="Rate">Parts per million.</param>
/// <param name="Base">The amount that is taxed; without the tax where prices include it.</param>
/// <param name="RefundedBase">What refunds gave back of the base of bills paid in full; so with the tax.</param>
/// <param name="Name">Null: a tax without a name.</param>
public sealed record TaxFigures(int Rate, long Base, long Tax, long RefundedBase, long RefundedTax, string? Name = null);
