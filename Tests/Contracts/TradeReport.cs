using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>The report as its definitions say it, one after the other and as slowly as it comes: what every store must answer.</summary>
internal sealed class TradeReport(Trade trade, DateOnly from, DateOnly to)
{
    private readonly Order[] _orders = [.. trade.Orders.Where(order => order.PlacedOn is { } on && from <= on.Day && on.Day <= to)];
    private readonly Bill[] _bills = [.. trade.Bills.Where(bill => bill.PaidOn is { } on && from <= on.Day && on.Day <= to)];
    private readonly (Bill Bill, Payment Payment)[] _payments = [.. All(trade).Where(one => from <= one.Payment.On.Day && one.Payment.On.Day <= to)];

    private readonly (Bill Bill, Payment Payment, Refund Refund)[] _refunds =
        [.. All(trade).SelectMany(one => one.Payment.Refunds.Select(refund => (one.Bill, one.Payment, refund))).Where(one => from <= one.refund.On.Day && one.refund.On.Day <= to)];

    public AnalyticsReport Report() => new(from, to, Totals(), TopItems(), Staff(), Hours(), Mix());

    private AnalyticsTotals Totals() => new(
        _orders.Length, _orders.Count(order => order.Status == OrderStatus.Cancelled), _bills.Length, Items(_bills),
        _bills.Sum(bill => bill.Totals.Gross), _bills.Sum(bill => bill.Totals.Discount), _bills.Sum(bill => bill.Totals.Net), _bills.Sum(bill => bill.Totals.Service),
        _bills.Sum(bill => bill.Totals.Tax), _bills.Sum(bill => bill.Totals.Total), Revenue(_ => true, _ => true), _refunds.Sum(one => one.Refund.Amount),
        _payments.Sum(one => one.Payment.Rounding), Tips(_ => true),
        _bills.Length == 0 ? 0 : (long)Math.Round((decimal)_bills.Sum(bill => bill.Totals.Total) / _bills.Length, MidpointRounding.AwayFromZero));

    private ImmutableArray<ItemFigures> TopItems()
    {
        var lines = _bills.SelectMany(bill => bill.Lines).ToArray();
        var dishes = lines.Select(line => line.MenuItemId).Distinct().Select(id => new ItemFigures(
            id, lines.Where(line => line.MenuItemId == id).Select(line => line.Name).Order(StringComparer.Ordinal).Last(),
            lines.Where(line => line.MenuItemId == id).Sum(line => line.Quantity), lines.Where(line => line.MenuItemId == id).Sum(line => line.Net)));
        return [.. dishes.OrderBy(dish => -dish.Net).ThenBy(dish => dish.Name, StringComparer.Ordinal).ThenBy(dish => dish.MenuItemId, StringComparer.Ordinal).Take(10)];
    }

    private ImmutableArray<StaffFigures> Staff()
    {
        var people = _orders.Select(order => (order.WaiterId, order.WaiterName)).Concat(_bills.Select(bill => (bill.WaiterId, bill.WaiterName)))
            .Concat(_payments.Select(one => (one.Bill.WaiterId, one.Bill.WaiterName))).Concat(_refunds.Select(one => (one.Bill.WaiterId, one.Bill.WaiterName))).ToArray();
        var figures = people.Select(person => person.WaiterId).OfType<string>().Distinct().Select(id => new StaffFigures(
            id, people.Where(person => person.WaiterId == id).Select(person => person.WaiterName).OfType<string>().Order(StringComparer.Ordinal).LastOrDefault(id),
            _orders.Count(order => order.WaiterId == id), _bills.Count(bill => bill.WaiterId == id), Items(_bills.Where(bill => bill.WaiterId == id)),
            Revenue(one => one.Bill.WaiterId == id, one => one.Bill.WaiterId == id), Tips(bill => bill.WaiterId == id)));
        return [.. figures.OrderBy(one => -one.Revenue).ThenBy(one => one.StaffId, StringComparer.Ordinal)];
    }

    private ImmutableArray<HourFigures> Hours() =>
    [
        .. Enumerable.Range(0, 24).Select(hour => new HourFigures(
            hour, Revenue(one => one.Payment.On.Hour == hour, one => one.Refund.On.Hour == hour), _payments.Count(one => one.Payment.On.Hour == hour))),
    ];

    private ImmutableArray<MethodFigures> Mix() =>
    [
        .. Enum.GetValues<PaymentMethod>().Where(method => _payments.Any(one => one.Payment.Method == method) || _refunds.Any(one => one.Payment.Method == method)).Select(method =>
            new MethodFigures(method, _payments.Count(one => one.Payment.Method == method),
                _payments.Where(one => one.Payment.Method == method).Sum(one => one.Payment.Amount + one.Payment.Rounding),
                _payments.Where(one => one.Payment.Method == method).Sum(one => one.Payment.Tip) - _refunds.Where(one => one.Payment.Method == method).Sum(one => one.Refund.OfTip),
                _refunds.Where(one => one.Payment.Method == method).Sum(one => one.Refund.Amount))),
    ];

    private long Revenue(Func<(Bill Bill, Payment Payment), bool> came, Func<(Bill Bill, Payment Payment, Refund Refund), bool> went) =>
        _payments.Where(came).Sum(one => one.Payment.Amount + one.Payment.Rounding) - _refunds.Where(went).Sum(one => one.Refund.Amount - one.Refund.OfTip);

    private long Tips(Func<Bill, bool> whose) =>
        _payments.Where(one => whose(one.Bill)).Sum(one => one.Payment.Tip) - _refunds.Where(one => whose(one.Bill)).Sum(one => one.Refund.OfTip);

    private static int Items(IEnumerable<Bill> bills) => bills.Sum(bill => bill.Lines.Sum(line => line.Quantity));

    private static IEnumerable<(Bill Bill, Payment Payment)> All(Trade trade) => trade.Bills.SelectMany(bill => bill.Payments.Select(payment => (bill, payment)));
}
