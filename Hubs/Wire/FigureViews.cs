using MessagePack;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A dashboard's figures: of the business day so far, and of this moment. All amounts are in minor units.</summary>
/// <param name="Revenue">Payments with cash rounding, less refunds, both without tips.</param>
/// <param name="Tips">Tips less refunded tips.</param>
/// <param name="Refunds">Refunds, tips included.</param>
/// <param name="Orders">Orders placed on this day.</param>
/// <param name="CancelledOrders">Those of them that are cancelled.</param>
/// <param name="CompletedOrders">Those of them that were served and paid.</param>
/// <param name="Bills">Bills paid in full on this day.</param>
/// <param name="AverageBill">The average total of these bills; 0 without bills.</param>
/// <param name="OpenOrders">Orders of the guests who are seated now, by status.</param>
/// <param name="Items">Order lines in the kitchen or at the pass, by status.</param>
/// <param name="Tickets">Tickets in the kitchen.</param>
/// <param name="Tables">Tables, by status.</param>
/// <param name="Guests">Guests who are seated now.</param>
/// <param name="OpenBills">Bills not yet paid in full.</param>
/// <param name="Due">The amount that is still to be paid on them.</param>
/// <param name="OpenCalls">Calls that are not acknowledged.</param>
/// <param name="Staff">Members of staff, by status.</param>
[MessagePackObject]
public sealed record StatsView(
    [property: Key("day"), WireDate] string Day,
    [property: Key("revenue")] long Revenue,
    [property: Key("tips")] long Tips,
    [property: Key("refunds")] long Refunds,
    [property: Key("orders")] int Orders,
    [property: Key("cancelledOrders")] int CancelledOrders,
    [property: Key("completedOrders")] int CompletedOrders,
    [property: Key("bills")] int Bills,
    [property: Key("averageBill")] long AverageBill,
    [property: Key("openOrders")] OrdersNowView OpenOrders,
    [property: Key("items")] ItemsNowView Items,
    [property: Key("tickets")] TicketsNowView Tickets,
    [property: Key("tables")] TablesNowView Tables,
    [property: Key("guests")] int Guests,
    [property: Key("openBills")] int OpenBills,
    [property: Key("due")] long Due,
    [property: Key("openCalls")] int OpenCalls,
    [property: Key("staff")] StaffNowView Staff);

/// <summary>How many open orders are in each status.</summary>
[MessagePackObject]
public sealed record OrdersNowView(
    [property: Key("placed")] int Placed,
    [property: Key("inProgress")] int InProgress,
    [property: Key("ready")] int Ready,
    [property: Key("served")] int Served);

/// <summary>How many order lines are in each status.</summary>
[MessagePackObject]
public sealed record ItemsNowView(
    [property: Key("queued")] int Queued,
    [property: Key("preparing")] int Preparing,
    [property: Key("ready")] int Ready);

/// <summary>The tickets in the kitchen.</summary>
/// <param name="Warned">Those of them that near their due time.</param>
/// <param name="Late">Those of them that have passed it.</param>
[MessagePackObject]
public sealed record TicketsNowView(
    [property: Key("open")] int Open,
    [property: Key("warned")] int Warned,
    [property: Key("late")] int Late);

/// <summary>How many tables are in each status.</summary>
[MessagePackObject]
public sealed record TablesNowView(
    [property: Key("available")] int Available,
    [property: Key("reserved")] int Reserved,
    [property: Key("occupied")] int Occupied,
    [property: Key("awaitingPayment")] int AwaitingPayment,
    [property: Key("needsCleaning")] int NeedsCleaning,
    [property: Key("outOfService")] int OutOfService);

/// <summary>How many members of staff are in each status.</summary>
[MessagePackObject]
public sealed record StaffNowView(
    [property: Key("available")] int Available,
    [property: Key("onBreak")] int OnBreak,
    [property: Key("offDuty")] int OffDuty);

/// <summary>One member of staff's business day so far. Amounts are in minor units, durations in whole seconds.</summary>
/// <param name="Orders">Orders of which they are the waiter.</param>
/// <param name="Items">Portions that they served; for a chef, portions that they made ready.</param>
/// <param name="Revenue">The revenue of their tables' bills.</param>
/// <param name="Tips">The tips of these bills.</param>
/// <param name="Voids">Portions that they voided.</param>
/// <param name="PreparationP50">The median time from started to ready; null when they prepared nothing.</param>
/// <param name="PreparationP90">The 90th percentile of it; null when they prepared nothing.</param>
/// <param name="ResponseP50">The median time from a call to their acknowledgement; null when they acknowledged none.</param>
[MessagePackObject]
public sealed record PerformanceView(
    [property: Key("orders")] int Orders,
    [property: Key("items")] int Items,
    [property: Key("revenue")] long Revenue,
    [property: Key("tips")] long Tips,
    [property: Key("voids")] int Voids,
    [property: Key("preparationP50")] int? PreparationP50,
    [property: Key("preparationP90")] int? PreparationP90,
    [property: Key("responseP50")] int? ResponseP50);

/// <summary>The figures of one member of staff have changed.</summary>
/// <param name="Figures">The business day so far.</param>
[MessagePackObject]
public sealed record StaffPerformanceUpdated(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("figures")] PerformanceView Figures);

/// <summary>Maps the dashboard's figures.</summary>
public static class FigureViews
{
    public static StatsView View(this Stats stats) => new(
        WireDate.Of(stats.Day), stats.Revenue, stats.Tips, stats.Refunds, stats.Orders, stats.CancelledOrders, stats.CompletedOrders,
        stats.Bills, stats.AverageBill,
        new(stats.OpenOrders.Placed, stats.OpenOrders.InProgress, stats.OpenOrders.Ready, stats.OpenOrders.Served),
        new(stats.Items.Queued, stats.Items.Preparing, stats.Items.Ready),
        new(stats.Tickets.Open, stats.Tickets.Warned, stats.Tickets.Late), stats.Tables.View(),
        stats.Guests, stats.OpenBills, stats.Due, stats.OpenCalls, new(stats.Staff.Available, stats.Staff.OnBreak, stats.Staff.OffDuty));

    public static StaffPerformanceUpdated View(this StaffPerformance one) => new(one.StaffId, one.Name, new(
        one.Orders, one.Items, one.Revenue, one.Tips, one.Voids, one.PreparationP50, one.PreparationP90, one.ResponseP50));

    private static TablesNowView View(this TablesNow tables) =>
        new(tables.Available, tables.Reserved, tables.Occupied, tables.AwaitingPayment, tables.NeedsCleaning, tables.OutOfService);
}
