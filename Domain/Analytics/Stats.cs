using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The dashboard's figures of the business day so far, and of this moment. Amounts in minor units.</summary>
/// <param name="Revenue">As in <see cref="AnalyticsTotals"/>; likewise the other figures of the day.</param>
/// <param name="CompletedOrders">The orders of this day that were served and paid.</param>
/// <param name="Guests">Guests who are seated now.</param>
/// <param name="OpenBills">Bills that are not yet paid in full.</param>
/// <param name="Due">What is due on those bills.</param>
/// <param name="OpenCalls">Calls that no one has acknowledged.</param>
public sealed record Stats(
    DateOnly Day, long Revenue, long Tips, long Refunds, int Orders, int CancelledOrders, int CompletedOrders, int Bills, long AverageBill,
    OrdersNow OpenOrders, ItemsNow Items, TicketsNow Tickets, TablesNow Tables, int Guests, int OpenBills, long Due, int OpenCalls,
    StaffNow Staff)
{
    public static Stats Of(Restaurant state, DateOnly day)
    {
        var today = state.On(day);
        var totals = today.Report().Totals;
        var (tables, bills) = (state.Tables.Values, state.Bills.Values.Where(IsOpen).ToArray());
        return new(
            today.Day, totals.Revenue, totals.Tips, totals.Refunds, totals.Orders, totals.CancelledOrders, today.CompletedOrders,
            totals.Bills, totals.AverageBill, OrdersNow.Of(state), ItemsNow.Of(state), TicketsNow.Of(state), TablesNow.Of(state),
            tables.Sum(table => table.Session?.Guests ?? 0), bills.Length, bills.Sum(bill => bill.Due),
            tables.Sum(table => table.Calls.Count(call => call.Status == CallStatus.Open)), StaffNow.Of(state));
    }

    private static bool IsOpen(Bill bill) => bill.Status is BillStatus.Open or BillStatus.Issued or BillStatus.PartiallyPaid;
}

/// <summary>Orders of open table sessions, by status.</summary>
public sealed record OrdersNow(int Placed, int InProgress, int Ready, int Served)
{
    internal static OrdersNow Of(Restaurant state)
    {
        var by = state.Orders.Values.Where(state.IsSeated).CountBy(order => order.Status).ToDictionary();
        return new(
            by.GetValueOrDefault(OrderStatus.Placed), by.GetValueOrDefault(OrderStatus.InProgress),
            by.GetValueOrDefault(OrderStatus.Ready), by.GetValueOrDefault(OrderStatus.Served));
    }
}

/// <summary>Lines of orders that are in the kitchen or at the pass, by status.</summary>
public sealed record ItemsNow(int Queued, int Preparing, int Ready)
{
    internal static ItemsNow Of(Restaurant state)
    {
        var by = state.Orders.Values.SelectMany(order => order.Items).CountBy(item => item.Status).ToDictionary();
        return new(
            by.GetValueOrDefault(ItemStatus.Queued), by.GetValueOrDefault(ItemStatus.Preparing), by.GetValueOrDefault(ItemStatus.Ready));
    }
}

/// <summary>Open tickets.</summary>
/// <param name="Warned">Those with a warning alert.</param>
/// <param name="Late">Those with a late alert.</param>
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
            by.GetValueOrDefault(TableStatus.Occupied), by.GetValueOrDefault(TableStatus.AwaitingPayment),
            by.GetValueOrDefault(TableStatus.NeedsCleaning),
            by.GetValueOrDefault(TableStatus.OutOfService));
    }
}

/// <summary>Active staff, by status.</summary>
public sealed record StaffNow(int Available, int OnBreak, int OffDuty)
{
    internal static StaffNow Of(Restaurant state)
    {
        var by = state.Staff.Values.CountBy(member => member.Status).ToDictionary();
        return new(
            by.GetValueOrDefault(StaffStatus.Available), by.GetValueOrDefault(StaffStatus.OnBreak),
            by.GetValueOrDefault(StaffStatus.OffDuty));
    }
}
