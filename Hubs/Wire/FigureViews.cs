using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Hubs.Wire;

public static class FigureViews
{
    public static StatsView View(this Stats stats) => new(
        WireDate.Of(stats.Day), stats.Revenue, stats.Tips, stats.Refunds, stats.Orders, stats.CancelledOrders, stats.CompletedOrders, stats.Bills, stats.AverageBill,
        new(stats.OpenOrders.Placed, stats.OpenOrders.InProgress, stats.OpenOrders.Ready, stats.OpenOrders.Served),
        new(stats.Items.Queued, stats.Items.Preparing, stats.Items.Ready), new(stats.Tickets.Open, stats.Tickets.Warned, stats.Tickets.Late), stats.Tables.View(),
        stats.Guests, stats.OpenBills, stats.Due, stats.OpenCalls, new(stats.Staff.Available, stats.Staff.OnBreak, stats.Staff.OffDuty));

    public static StaffPerformanceUpdated View(this StaffPerformance one) => new(one.StaffId, one.Name, new(
        one.Orders, one.Items, one.Revenue, one.Tips, one.Voids, one.PreparationP50, one.PreparationP90, one.ResponseP50));

    private static TablesNowView View(this TablesNow tables) =>
        new(tables.Available, tables.Reserved, tables.Occupied, tables.AwaitingPayment, tables.NeedsCleaning, tables.OutOfService);
}
