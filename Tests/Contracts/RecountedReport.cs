using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// The report of some days from the events of a log alone, as its definitions say it, one after the other and as slowly as it comes: what
/// every store must answer.
/// </summary>
internal sealed class RecountedReport
{
    private readonly DateOnly _from, _to;
    private readonly Order[] _orders;
    private readonly Bill[] _bills;
    private readonly PaymentCompleted[] _payments;
    private readonly PaymentRefunded[] _refunds;
    private readonly HashSet<string> _cancelled;
    private readonly (OrderItem Item, string Reason)[] _wasted;
    private readonly ImmutableArray<TicketTimes> _ticketTimes;

    public RecountedReport(IReadOnlyCollection<RestaurantEvent> log, DateOnly from, DateOnly to)
    {
        (_from, _to) = (from, to);
        _orders = [.. log.OfType<OrderPlaced>().Select(placed => placed.Order).Where(order => In(order.PlacedOn))];
        _cancelled = [.. log.OfType<OrderCancelled>().Select(cancelled => cancelled.OrderId)];
        _bills = [.. log.Select(PaidInFull).OfType<Bill>().Where(bill => In(bill.Times.PaidOn))];
        _wasted = [.. WithoutSecondReturns(log).Select(Wasted).OfType<(string OrderId, OrderItem Item, string Reason)>()
            .Where(waste => _orders.Any(order => order.Id == waste.OrderId)).Select(waste => (waste.Item, waste.Reason))];
        _ticketTimes = RecountedTickets.Of(log, _orders);
        _payments = [.. Corrected(log).Where(paid => In(paid.Payment.On))];
        _refunds = [.. log.OfType<PaymentRefunded>().Where(refunded => In(refunded.Refund.On))];
    }

    /// <summary>
    /// The bill as it was when the last of it was paid, once unless it was refunded and paid again; null for every other event.
    /// </summary>
    public static Bill? PaidInFull(RestaurantEvent @event) => @event switch
    {
        BillCreated { Bill: { Status: BillStatus.Paid } bill } => bill,
        BillStatusChanged { Bill: { Status: BillStatus.Paid } bill, Previous: not BillStatus.Paid } => bill,
        _ => null,
    };

    public AnalyticsReport Report() => new(_from, _to, Totals(), TopItems(), Staff(), Hours(), Mix(), Taxes(), Waste(), _ticketTimes);

    // Portions that come back again were wasted or restocked the first time.
    private static IEnumerable<RestaurantEvent> WithoutSecondReturns(IEnumerable<RestaurantEvent> log)
    {
        var back = new HashSet<(string Order, string Item)>();
        foreach (var @event in log)
        {
            if (@event is LineSplit { Part: { Return: not null } part } split) back.Add((split.OrderId, part.Id));
            if (@event is not ItemReturned returned || back.Add((returned.OrderId, returned.Item.Id))) yield return @event;
        }
    }

    private static (string OrderId, OrderItem Item, string Reason)? Wasted(RestaurantEvent @event) => @event switch
    {
        ItemStatusChanged { Item: { Status: ItemStatus.Voided, Restocked: false } item } voided => (voided.OrderId, item, item.Reason!),
        ItemReturned { Item: { Restocked: false } item } back => (back.OrderId, item, item.Return!.Reason),
        _ => null,
    };

    private ImmutableArray<WasteFigures> Waste()
    {
        var names = _bills.SelectMany(bill => bill.Lines).Select(line => (line.MenuItemId, line.Name))
            .Concat(_wasted.Select(waste => (waste.Item.Dish.MenuItemId, waste.Item.Dish.Name))).ToLookup(one => one.MenuItemId);
        var all = _wasted.GroupBy(waste => (Id: waste.Item.Dish.MenuItemId, waste.Reason)).Select(waste => new WasteFigures(
            waste.Key.Id, names[waste.Key.Id].Select(one => one.Name).Max(StringComparer.Ordinal)!, waste.Key.Reason,
            waste.Sum(one => one.Item.Quantity)));
        return
        [
            .. all.OrderBy(waste => -waste.Quantity).ThenBy(waste => waste.Name, StringComparer.Ordinal)
                .ThenBy(waste => waste.Reason, StringComparer.Ordinal).ThenBy(waste => waste.MenuItemId, StringComparer.Ordinal).Take(100),
        ];
    }

    // Each payment as it was corrected last.
    private static List<PaymentCompleted> Corrected(IReadOnlyCollection<RestaurantEvent> log)
    {
        var payments = log.OfType<PaymentCompleted>().ToList();
        foreach (var corrected in log.OfType<PaymentCorrected>())
        {
            var at = payments.FindLastIndex(paid => (paid.BillId, paid.Payment.Id) == (corrected.BillId, corrected.Payment.Id));
            payments[at] = payments[at] with { Payment = corrected.Payment };
        }
        return payments;
    }

    private AnalyticsTotals Totals() => new()
    {
        Orders = _orders.Length, CancelledOrders = _orders.Count(order => _cancelled.Contains(order.Id)), Bills = _bills.Length,
        Items = Items(_bills), Gross = _bills.Sum(bill => bill.Totals.Gross), Discounts = _bills.Sum(bill => bill.Totals.Discount),
        Net = _bills.Sum(bill => bill.Totals.Net), Service = _bills.Sum(bill => bill.Totals.Service),
        Tax = _bills.Sum(bill => bill.Totals.Tax), Total = Total, Revenue = Revenue(_ => true, _ => true),
        Refunds = _refunds.Sum(one => one.Refund.Amount), Rounding = _payments.Sum(one => one.Payment.Rounding), Tips = Tips(_ => true),
        RefundedItems = Given.Sum(one => one.Items), RefundedNet = Given.Sum(one => one.Net),
        RefundedService = Given.Sum(one => one.Service), RefundedTax = Given.SelectMany(one => one.Taxes).Sum(tax => tax.Tax),
        AverageBill = _bills.Length == 0 ? 0 : (long)Math.Round((decimal)Total / _bills.Length, MidpointRounding.AwayFromZero),
    };

    private RefundedFigures[] Given => [.. _refunds.Select(one => one.Refund.Figures).OfType<RefundedFigures>()];

    private long Total => _bills.Sum(bill => bill.Totals.Total);

    private ImmutableArray<ItemFigures> TopItems()
    {
        var dishes = _bills.SelectMany(bill => bill.Lines).ToLookup(line => line.MenuItemId).Select(lines => new ItemFigures(
            lines.Key, lines.Select(line => line.Name).Order(StringComparer.Ordinal).Last(),
            lines.Sum(line => line.Quantity), lines.Sum(line => line.Net)));
        return
        [
            .. dishes.Where(dish => dish is not { Quantity: 0, Net: 0 }).OrderBy(dish => -dish.Net)
                .ThenBy(dish => dish.Name, StringComparer.Ordinal).ThenBy(dish => dish.MenuItemId, StringComparer.Ordinal).Take(10),
        ];
    }

    private ImmutableArray<StaffFigures> Staff()
    {
        (string? Id, string? Name)[] people =
        [
            .. _orders.Select(order => (order.Party.WaiterId, order.Party.WaiterName)),
            .. _bills.Select(bill => (bill.Party.WaiterId, bill.Party.WaiterName)),
            .. _payments.Select(one => (one.WaiterId, one.WaiterName)), .. _refunds.Select(one => (one.WaiterId, one.WaiterName)),
        ];
        var figures = people.Select(person => person.Id).OfType<string>().Distinct().Select(id => new StaffFigures(
            id, people.Where(person => person.Id == id).Select(person => person.Name).OfType<string>().Max(StringComparer.Ordinal) ?? id,
            _orders.Count(order => order.Party.WaiterId == id), _bills.Count(bill => bill.Party.WaiterId == id),
            Items(_bills.Where(bill => bill.Party.WaiterId == id)),
            Revenue(one => one.WaiterId == id, one => one.WaiterId == id), Tips(waiter => waiter == id)));
        return [.. figures.OrderBy(one => -one.Revenue).ThenBy(one => one.StaffId, StringComparer.Ordinal)];
    }

    private ImmutableArray<HourFigures> Hours() =>
    [
        .. Enumerable.Range(0, 24).Select(hour => new HourFigures(
            hour, Revenue(one => one.Payment.On.Hour == hour, one => one.Refund.On.Hour == hour),
            _payments.Count(one => one.Payment.On.Hour == hour))),
    ];

    private ImmutableArray<MethodFigures> Mix() =>
        [.. Enum.GetValues<PaymentMethod>().Select(Of).Where(method => method.Payments > 0 || method.Refunds > 0)];

    private ImmutableArray<TaxFigures> Taxes()
    {
        var (sold, back) = (_bills.SelectMany(bill => bill.Totals.Taxes).ToArray(), Given.SelectMany(one => one.Taxes).ToArray());
        var taxes = sold.Concat(back).Select(tax => (tax.Rate, tax.Name)).Distinct();
        return [.. taxes.OrderBy(tax => tax.Rate).ThenBy(tax => tax.Name, StringComparer.Ordinal).Select(key => new TaxFigures(
            key.Rate, Of(sold, key).Sum(tax => tax.Base), Of(sold, key).Sum(tax => tax.Tax), Of(back, key).Sum(tax => tax.Base),
            Of(back, key).Sum(tax => tax.Tax), key.Name)).Where(tax => tax != new TaxFigures(tax.Rate, 0, 0, 0, 0, tax.Name))];

        static IEnumerable<TaxGroup> Of(TaxGroup[] all, (int, string?) key) => all.Where(tax => (tax.Rate, tax.Name) == key);
    }

    private MethodFigures Of(PaymentMethod method)
    {
        var payments = _payments.Where(one => one.Payment.Method == method).Select(one => one.Payment).ToArray();
        var refunds = _refunds.Where(one => one.Method == method).Select(one => one.Refund).ToArray();
        return new(
            method, payments.Length, payments.Sum(payment => payment.Amount + payment.Rounding),
            payments.Sum(payment => payment.Tip) - refunds.Sum(refund => refund.OfTip), refunds.Sum(refund => refund.Amount));
    }

    private long Revenue(Func<PaymentCompleted, bool> paid, Func<PaymentRefunded, bool> refunded) =>
        _payments.Where(paid).Sum(one => one.Payment.Amount + one.Payment.Rounding)
        - _refunds.Where(refunded).Sum(one => one.Refund.Amount - one.Refund.OfTip);

    private long Tips(Func<string?, bool> whose) =>
        _payments.Where(one => whose(one.WaiterId)).Sum(one => one.Payment.Tip)
        - _refunds.Where(one => whose(one.WaiterId)).Sum(one => one.Refund.OfTip);

    private static int Items(IEnumerable<Bill> bills) => bills.Sum(bill => bill.Lines.Sum(line => line.Quantity));

    private bool In(BusinessTime? on) => on is not null && _from <= on.Day && on.Day <= _to;
}
