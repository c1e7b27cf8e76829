using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The dashboard's figures: of the business day so far, and of this moment. Amounts in minor units.</summary>
/// <param name="Revenue">As in <see cref="AnalyticsTotals"/>; likewise the others of the day.</param>
/// <param name="CompletedOrders">Of the orders placed on this day, those that were served and paid.</param>
/// <param name="Guests">Seated now.</param>
/// <param name="OpenBills">Not yet paid in full.</param>
/// <param name="Due">On those.</param>
/// <param name="OpenCalls">That nobody has acknowledged.</param>
public sealed record Stats(
    DateOnly Day, long Revenue, long Tips, long Refunds, int Orders, int CancelledOrders, int CompletedOrders, int Bills, long AverageBill,
    OrdersNow OpenOrders, ItemsNow Items, TicketsNow Tickets, TablesNow Tables, int Guests, int OpenBills, long Due, int OpenCalls,
    StaffNow Staff)
{
    public static Stats Of(Restaurant state, DateOnly day)
    {
        var today = state.On(day);
        var (totals, bills) =
            (today.Report().Totals,
            state.Bills.Values.Where(bill => bill.Status is BillStatus.Open or BillStatus.Issued or BillStatus.PartiallyPaid).ToArray());
        return new(
            today.Day, totals.Revenue, totals.Tips, totals.Refunds, totals.Orders, totals.CancelledOrders, today.CompletedOrders,
            totals.Bills, totals.AverageBill,
            OrdersNow.Of(state), ItemsNow.Of(state), TicketsNow.Of(state), TablesNow.Of(state),
            state.Tables.Values.Sum(table => table.Session?.Guests ?? 0),
            bills.Length, bills.Sum(bill => bill.Due),
            state.Tables.Values.Sum(table => table.Calls.Count(call => call.Status == CallStatus.Open)), StaffNow.Of(state));
    }
}

/// <summary>Orders of the sittings that are open.</summary>
public sealed record OrdersNow(int Placed, int InProgress, int Ready, int Served)
{
    internal static OrdersNow Of(Restaurant state)
    {
        var by = state.Orders.Values.Where(state.IsSeated).CountBy(order => order.Status).ToDictionary();
        return new(by.GetValueOrDefault(OrderStatus.Placed), by.GetValueOrDefault(OrderStatus.InProgress),
            by.GetValueOrDefault(OrderStatus.Ready), by.GetValueOrDefault(OrderStatus.Served));
    }
}

/// <summary>Lines that the kitchen has, or has at the pass.</summary>
public sealed record ItemsNow(int Queued, int Preparing, int Ready)
{
    internal static ItemsNow Of(Restaurant state)
    {
        var by = state.Orders.Values.SelectMany(order => order.Items).CountBy(item => item.Status).ToDictionary();
        return new(by.GetValueOrDefault(ItemStatus.Queued), by.GetValueOrDefault(ItemStatus.Preparing),
            by.GetValueOrDefault(ItemStatus.Ready));
    }
}

/// <param name="Warned">Of the open ones, those of which the kitchen was warned; likewise late.</param>
public sealed record TicketsNow(int Open, int Warned, int Late)
{
    internal static TicketsNow Of(Restaurant state)
    {
        var by = state.Tickets.Values.Where(ticket => ticket.IsOpen).CountBy(ticket => ticket.Level).ToDictionary();
        return new(by.Values.Sum(), by.GetValueOrDefault(Lateness.Warn), by.GetValueOrDefault(Lateness.Late));
    }
}

public sealed record TablesNow(int Available, int Reserved, int Occupied, int AwaitingPayment, int NeedsCleaning, int OutOfService)
{
    internal static TablesNow Of(Restaurant state)
    {
        var by = state.Tables.Values.CountBy(table => table.Status).ToDictionary();
        return new(
            by.GetValueOrDefault(TableStatus.Available), by.GetValueOrDefault(TableStatus.Reserved),
            by.GetValueOrDefault(TableStatus.Occupied),
            by.GetValueOrDefault(TableStatus.AwaitingPayment), by.GetValueOrDefault(TableStatus.NeedsCleaning),
            by.GetValueOrDefault(TableStatus.OutOfService));
    }
}

/// <summary>Those who work here, by what they are at now.</summary>
public sealed record StaffNow(int Available, int OnBreak, int OffDuty)
{
    internal static StaffNow Of(Restaurant state)
    {
        var by = state.Staff.Values.CountBy(member => member.Status).ToDictionary();
        return new(by.GetValueOrDefault(StaffStatus.Available), by.GetValueOrDefault(StaffStatus.OnBreak),
            by.GetValueOrDefault(StaffStatus.OffDuty));
    }
}
