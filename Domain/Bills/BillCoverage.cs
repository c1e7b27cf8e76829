using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>How much of order lines is on bills. All bills together have at most the active quantity of each line.</summary>
internal static class BillCoverage
{
    /// <summary>The bills of a table session that are not void, oldest first.</summary>
    public static ImmutableArray<Bill> BillsOf(this Restaurant state, string sessionId) =>
        [.. state.AllBillsOf(sessionId).Where(bill => bill.Times.UnarchivedAt is null && bill.Status != BillStatus.Void)];

    /// <summary>The bills of a table session, void and unarchived ones too, oldest first.</summary>
    public static ImmutableArray<Bill> AllBillsOf(this Restaurant state, string sessionId) =>
        [.. state.Sessions.At(sessionId).Bills.Select(key => state.Bills[key.Id])];

    /// <summary>The lines of an order that are to be paid.</summary>
    public static IEnumerable<BillLine> Payable(this Restaurant state, Order order) =>
        order.Sold().Where(line => line.Quantity > 0).Select(line => Line(state, order, line));

    /// <summary>The lines of these orders that are on none of these bills.</summary>
    public static ImmutableArray<BillLine> Unbilled(this Restaurant state, IEnumerable<Order> orders, IReadOnlyCollection<Bill> bills)
    {
        var billed = bills.SelectMany(bill => bill.Lines).ToLookup(line => line.ItemId);
        return [.. orders.SelectMany(state.Payable).Select(line => Without(line, billed[line.ItemId])).Where(line => line.Units > 0)];
    }

    /// <summary>The payment state of an order. It is paid only when every active line is on paid bills.</summary>
    public static PaymentState PaymentStateOf(Restaurant state, Order order, ImmutableArray<Bill> bills)
    {
        var covering = bills.Where(bill => bill.Lines.Any(line => line.OrderId == order.Id)).ToImmutableArray();
        if (covering.IsEmpty) return PaymentState.Unbilled;
        var settled = covering.Where(bill => bill.IsSettled).ToImmutableArray();
        if (state.Unbilled([order], settled).IsEmpty)
            return settled.All(bill => bill.Status == BillStatus.Refunded) ? PaymentState.Refunded : PaymentState.Paid;
        return covering.Any(bill => bill.IsSettled || bill.Applied > 0) ? PaymentState.PartPaid : PaymentState.Billed;
    }

    private static BillLine Without(BillLine line, IEnumerable<BillLine> billed)
    {
        var left = line with
        {
            Quantity = line.Quantity - billed.Sum(part => part.Quantity), Shared = -billed.Sum(part => part.Shared),
            SharedPrice = -billed.Sum(part => part.SharedPrice),
        };
        return left.Units <= 0 ? line with { Quantity = 0 }
            : left with { Comped = Math.Clamp(line.Comped - billed.Sum(part => part.Comped), 0, left.WholePortions) };
    }

    private static BillLine Line(Restaurant state, Order order, SoldLine sold)
    {
        var (item, settings) = (sold.Parts[0].Ordered, state.Profile!.Settings);
        var line = new BillLine
        {
            OrderId = order.Id, OrderNumber = order.Number, ItemId = sold.Id, MenuItemId = item.Dish.MenuItemId, Name = item.Dish.Name,
            Quantity = sold.Quantity, Price = sold.Price, Weight = item.Dish.Weight, TaxRate = RateOf(state, item.Dish),
            Taxes = item.Dish.Taxes, Charges = item.Dish.Charges ?? settings.Charges, Seat = item.Seat, Comped = sold.Comped,
            CompReason = sold.CompReason, Extras = ExtrasOf(item.Dish),
        };
        return item.SetMenu is { } menu ? AsSetMenu(line, menu, sold.Parts) : line;
    }

    private static ImmutableArray<BillLineExtra>? ExtrasOf(OrderedDish dish) =>
        dish.Modifiers.Where(chosen => chosen.Price != 0).Select(chosen => new BillLineExtra(chosen.Name, chosen.Price)).ToImmutableArray()
            is { IsEmpty: false } extras ? extras : null;

    private static BillLine AsSetMenu(BillLine line, SetMenuLine menu, ImmutableArray<SoldPart> parts) => line with
    {
        MenuItemId = menu.MenuItemId, Name = menu.Name, TaxRate = 0, Taxes = null, Extras = null,
        Dishes =
        [
            .. parts.Select(part => part.Ordered).Select(item => new BillLineDish(
                item.Dish.Name, item.Dish.Price, item.SetMenu!.Extra, item.Dish.TaxRate!.Value, item.Dish.Taxes)),
        ],
    };

    // Orders from before lines had a rate are taxed as the menu says now.
    private static int RateOf(Restaurant state, OrderedDish dish) =>
        dish.TaxRate ?? state.Menu.GetValueOrDefault(dish.MenuItemId)?.TaxRate ?? state.Profile!.Settings.TaxRate;
}
