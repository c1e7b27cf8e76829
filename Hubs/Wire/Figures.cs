using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

// The dashboard's figures. Amounts in minor units, times in seconds.

/// <summary>Of the business day so far, and of this moment.</summary>
/// <param name="Day">The business day, as 2026-11-23.</param>
/// <param name="Revenue">Payments with cash rounding and without tips, less refunds without tips.</param>
/// <param name="Orders">Placed on this day; of those <paramref name="CancelledOrders"/> and <paramref name="CompletedOrders"/>.</param>
/// <param name="Bills">Paid in full on this day.</param>
/// <param name="OpenOrders">Of the sittings that are open, by status.</param>
/// <param name="Items">Lines in the kitchen or at the pass, by status.</param>
/// <param name="Tickets">In the kitchen, and those of them that it was warned of or told to be late.</param>
/// <param name="Guests">Seated now.</param>
/// <param name="OpenBills">Not yet paid in full, and what is <paramref name="Due"/> on them.</param>
/// <param name="OpenCalls">That nobody has acknowledged.</param>
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

[MessagePackObject]
public sealed record OrdersNowView(
    [property: Key("placed")] int Placed,
    [property: Key("inProgress")] int InProgress,
    [property: Key("ready")] int Ready,
    [property: Key("served")] int Served);

[MessagePackObject]
public sealed record ItemsNowView(
    [property: Key("queued")] int Queued,
    [property: Key("preparing")] int Preparing,
    [property: Key("ready")] int Ready);

[MessagePackObject]
public sealed record TicketsNowView(
    [property: Key("open")] int Open,
    [property: Key("warned")] int Warned,
    [property: Key("late")] int Late);

[MessagePackObject]
public sealed record TablesNowView(
    [property: Key("available")] int Available,
    [property: Key("reserved")] int Reserved,
    [property: Key("occupied")] int Occupied,
    [property: Key("awaitingPayment")] int AwaitingPayment,
    [property: Key("needsCleaning")] int NeedsCleaning,
    [property: Key("outOfService")] int OutOfService);

[MessagePackObject]
public sealed record StaffNowView(
    [property: Key("available")] int Available,
    [property: Key("onBreak")] int OnBreak,
    [property: Key("offDuty")] int OffDuty);

/// <summary>One person's business day so far.</summary>
/// <param name="Orders">Placed for them.</param>
/// <param name="Items">Portions they served; of a chef, portions they made ready.</param>
/// <param name="Revenue">Of the bills of their tables.</param>
/// <param name="Voids">Portions they voided.</param>
/// <param name="PreparationP50">From started to ready; null where they made nothing.</param>
/// <param name="ResponseP50">From a call to their acknowledging it; null where they answered none.</param>
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
