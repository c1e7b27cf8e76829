using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A dashboard's figures: of the business day so far, and of this moment. All amounts are in minor units.</summary>
[MessagePackObject]
public sealed record StatsView
{
    [Key("day"), WireDate] public required string Day { get; init; }

    /// <summary>Payments with cash rounding, less refunds, both without tips.</summary>
    [Key("revenue")] public required long Revenue { get; init; }

    /// <summary>Tips less refunded tips.</summary>
    [Key("tips")] public required long Tips { get; init; }

    /// <summary>Refunds, tips included.</summary>
    [Key("refunds")] public required long Refunds { get; init; }

    /// <summary>Orders placed on this day.</summary>
    [Key("orders")] public required int Orders { get; init; }

    /// <summary>Those of them that are cancelled.</summary>
    [Key("cancelledOrders")] public required int CancelledOrders { get; init; }

    /// <summary>Those of them that were served and paid.</summary>
    [Key("completedOrders")] public required int CompletedOrders { get; init; }

    /// <summary>Bills paid in full on this day.</summary>
    [Key("bills")] public required int Bills { get; init; }

    /// <summary>The average total of these bills; 0 without bills.</summary>
    [Key("averageBill")] public required long AverageBill { get; init; }

    /// <summary>Orders of the guests who are seated now, by status.</summary>
    [Key("openOrders")] public required OrdersNowView OpenOrders { get; init; }

    /// <summary>Order lines in the kitchen or at the pass, by status.</summary>
    [Key("items")] public required ItemsNowView Items { get; init; }

    /// <summary>Tickets in the kitchen.</summary>
    [Key("tickets")] public required TicketsNowView Tickets { get; init; }

    /// <summary>Tables, by status.</summary>
    [Key("tables")] public required TablesNowView Tables { get; init; }

    /// <summary>Guests who are seated now.</summary>
    [Key("guests")] public required int Guests { get; init; }

    /// <summary>Bills not yet paid in full.</summary>
    [Key("openBills")] public required int OpenBills { get; init; }

    /// <summary>The amount that is still to be paid on them.</summary>
    [Key("due")] public required long Due { get; init; }

    /// <summary>Calls that are not acknowledged.</summary>
    [Key("openCalls")] public required int OpenCalls { get; init; }

    /// <summary>Members of staff, by status.</summary>
    [Key("staff")] public required StaffNowView Staff { get; init; }
}

/// <summary>The number of open orders in each status.</summary>
[MessagePackObject]
public sealed record OrdersNowView(
    [property: Key("placed")] int Placed,
    [property: Key("inProgress")] int InProgress,
    [property: Key("ready")] int Ready,
    [property: Key("served")] int Served);

/// <summary>The number of order lines in each status.</summary>
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

/// <summary>The number of tables in each status.</summary>
[MessagePackObject]
public sealed record TablesNowView(
    [property: Key("available")] int Available,
    [property: Key("reserved")] int Reserved,
    [property: Key("occupied")] int Occupied,
    [property: Key("awaitingPayment")] int AwaitingPayment,
    [property: Key("needsCleaning")] int NeedsCleaning,
    [property: Key("outOfService")] int OutOfService);

/// <summary>The number of members of staff in each status.</summary>
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
