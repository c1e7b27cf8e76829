using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The dashboard's figures of the business day so far, and of this moment. Amounts in minor units.</summary>
public sealed record Stats
{
    public required DateOnly Day { get; init; }

    /// <summary>As in <see cref="AnalyticsTotals"/>; likewise the other figures of the day.</summary>
    public required long Revenue { get; init; }

    public required long Tips { get; init; }

    public required long Refunds { get; init; }

    public required int Orders { get; init; }

    public required int CancelledOrders { get; init; }

    /// <summary>The orders of this day that were served and paid.</summary>
    public required int CompletedOrders { get; init; }

    public required int Bills { get; init; }

    public required long AverageBill { get; init; }

    public required OrdersNow OpenOrders { get; init; }

    public required ItemsNow Items { get; init; }

    public required TicketsNow Tickets { get; init; }

    public required TablesNow Tables { get; init; }

    /// <summary>Guests who are seated now.</summary>
    public required int Guests { get; init; }

    /// <summary>Bills that are not yet paid in full.</summary>
    public required int OpenBills { get; init; }

    /// <summary>The amount due on those bills.</summary>
    public required long Due { get; init; }

    /// <summary>Calls that no one has acknowledged.</summary>
    public required int OpenCalls { get; init; }

    public required StaffNow Staff { get; init; }

    public static Stats Of(Restaurant state, DateOnly day)
    {
        var today = state.On(day);
        var totals = today.Report().Totals;
        var (tables, bills) = (state.Tables.Values, state.Bills.Values.Where(IsOpen).ToArray());
        return new()
        {
            Day = today.Day, Revenue = totals.Revenue, Tips = totals.Tips, Refunds = totals.Refunds, Orders = totals.Orders,
            CancelledOrders = totals.CancelledOrders, CompletedOrders = today.CompletedOrders, Bills = totals.Bills,
            AverageBill = totals.AverageBill, OpenOrders = OrdersNow.Of(state), Items = ItemsNow.Of(state), Tickets = TicketsNow.Of(state),
            Tables = TablesNow.Of(state), Guests = tables.Sum(table => table.Session?.Guests ?? 0), OpenBills = bills.Length,
            Due = bills.Sum(bill => bill.Due), Staff = StaffNow.Of(state),
            OpenCalls = tables.Sum(table => table.Calls.Count(call => call.Status == CallStatus.Open)),
        };
    }

    private static bool IsOpen(Bill bill) => bill.Status is BillStatus.Open or BillStatus.Issued or BillStatus.PartiallyPaid;
}

/// <summary>Orders of open table sessions, and those without a table that are not over, by status.</summary>
public sealed record OrdersNow(int Placed, int InProgress, int Ready, int Served)
{
    internal static OrdersNow Of(Restaurant state)
    {
        var by = state.Orders.Values.Where(state.IsOnFloor).CountBy(order => order.Status).ToDictionary();
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
        var by = state.Tables.Values.Where(table => !table.IsRetired).CountBy(table => table.Status).ToDictionary();
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
