using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps the dashboard's figures.</summary>
public static class FigureViews
{
    public static StatsView View(this Stats stats) => new()
    {
        Day = WireDate.Of(stats.Day), Revenue = stats.Revenue, Tips = stats.Tips, Refunds = stats.Refunds, Orders = stats.Orders,
        CancelledOrders = stats.CancelledOrders, CompletedOrders = stats.CompletedOrders, Bills = stats.Bills,
        AverageBill = stats.AverageBill,
        OpenOrders = new(stats.OpenOrders.Placed, stats.OpenOrders.InProgress, stats.OpenOrders.Ready, stats.OpenOrders.Served),
        Items = new(stats.Items.Queued, stats.Items.Preparing, stats.Items.Ready),
        Tickets = new(stats.Tickets.Open, stats.Tickets.Warned, stats.Tickets.Late), Tables = stats.Tables.View(), Guests = stats.Guests,
        OpenBills = stats.OpenBills, Due = stats.Due, OpenCalls = stats.OpenCalls,
        Staff = new(stats.Staff.Available, stats.Staff.OnBreak, stats.Staff.OffDuty),
    };

    public static StaffPerformanceUpdated View(this StaffPerformance one) => new(one.StaffId, one.Name, new(
        one.Orders, one.Items, one.Revenue, one.Tips, one.Voids, one.PreparationP50, one.PreparationP90, one.ResponseP50));

    private static TablesNowView View(this TablesNow tables) =>
        new(tables.Available, tables.Reserved, tables.Occupied, tables.AwaitingPayment, tables.NeedsCleaning, tables.OutOfService);
}
