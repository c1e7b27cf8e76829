using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Everything that a kitchen display shows.</summary>
/// <param name="Orders">The orders that the kitchen still has a ticket or a held line of, oldest first.</param>
/// <param name="Tickets">
/// In the order in which a display shows them: cancelled and not acknowledged, then recalled, then rush, then by time of firing.
/// </param>
/// <param name="AllDay">By station and name of the dish.</param>
/// <param name="Menu">All dishes, by name.</param>
/// <param name="Notifications">Those that the person who joined has not read, oldest first.</param>
[MessagePackObject]
public sealed record KitchenSnapshot(
    [property: Key("orders")] IReadOnlyList<KitchenOrder> Orders,
    [property: Key("tickets")] IReadOnlyList<TicketView> Tickets,
    [property: Key("allDay")] IReadOnlyList<AllDayCount> AllDay,
    [property: Key("menu")] IReadOnlyList<DishAvailability> Menu,
    [property: Key("notifications")] IReadOnlyList<NotificationView> Notifications)
{
    /// <summary>The categories of the menu, in its order.</summary>
    [Key("categories")] public required IReadOnlyList<CategoryView> Categories { get; init; }
}

/// <summary>Everything that a waiter's or cashier's tablet shows.</summary>
/// <param name="Tables">All tables, by number.</param>
/// <param name="Orders">The orders of the guests who are seated now, oldest first.</param>
/// <param name="Menu">All dishes, by name.</param>
/// <param name="Bills">The bills of the guests who are seated now, oldest first.</param>
/// <param name="Staff">The staff on duty, by name.</param>
/// <param name="Notifications">Those that the person who joined has not read, oldest first.</param>
/// <param name="Reservations">Those to come of today and tomorrow, the next one first.</param>
[MessagePackObject]
public sealed record FloorSnapshot(
    [property: Key("tables")] IReadOnlyList<TableView> Tables,
    [property: Key("orders")] IReadOnlyList<OrderView> Orders,
    [property: Key("menu")] IReadOnlyList<DishAvailability> Menu,
    [property: Key("bills")] IReadOnlyList<BillView> Bills,
    [property: Key("staff")] IReadOnlyList<ColleagueView> Staff,
    [property: Key("notifications")] IReadOnlyList<NotificationView> Notifications,
    [property: Key("reservations")] IReadOnlyList<ReservationView> Reservations)
{
    /// <summary>The categories of the menu, in its order.</summary>
    [Key("categories")] public required IReadOnlyList<CategoryView> Categories { get; init; }
}

/// <summary>Everything that a manager's dashboard shows.</summary>
/// <param name="Analytics">The business day so far.</param>
/// <param name="Performance">The business day so far, for all who work at the restaurant or did something on this day.</param>
/// <param name="Tables">All tables, by number.</param>
/// <param name="Orders">The orders of the guests who are seated now, oldest first.</param>
/// <param name="Bills">The bills of the guests who are seated now, oldest first.</param>
/// <param name="Staff">All who work at the restaurant, by name.</param>
/// <param name="Menu">All dishes, by name.</param>
/// <param name="Notifications">Those that the person who joined has not read, oldest first.</param>
/// <param name="Reservations">Those to come of today and tomorrow, the next one first.</param>
[MessagePackObject]
public sealed record DashboardSnapshot(
    [property: Key("stats")] StatsView Stats,
    [property: Key("analytics")] AnalyticsView Analytics,
    [property: Key("performance")] IReadOnlyList<StaffPerformanceUpdated> Performance,
    [property: Key("tables")] IReadOnlyList<TableView> Tables,
    [property: Key("orders")] IReadOnlyList<OrderView> Orders,
    [property: Key("bills")] IReadOnlyList<BillView> Bills,
    [property: Key("staff")] IReadOnlyList<ColleagueView> Staff,
    [property: Key("menu")] IReadOnlyList<DishAvailability> Menu,
    [property: Key("notifications")] IReadOnlyList<NotificationView> Notifications,
    [property: Key("reservations")] IReadOnlyList<ReservationView> Reservations)
{
    /// <summary>The categories of the menu, in its order.</summary>
    [Key("categories")] public required IReadOnlyList<CategoryView> Categories { get; init; }
}
