using MessagePack;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

// What clients read, over REST and in snapshots. Money in minor units, times ISO 8601 UTC, statuses camelCase.

[MessagePackObject]
public sealed record OrderView(
    [property: Key("id")] string Id,
    [property: Key("number")] int Number,
    [property: Key("tableId")] string TableId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("status"), WireEnum<OrderStatus>] string Status,
    [property: Key("paymentState"), WireEnum<PaymentState>] string PaymentState,
    [property: Key("rush")] int Rush,
    [property: Key("items")] IReadOnlyList<OrderItemView> Items,
    [property: Key("total")] long Total,
    [property: Key("placedAt"), WireTime] string PlacedAt,
    [property: Key("dueAt"), WireTime] string? DueAt,
    [property: Key("seq")] long Seq);

[MessagePackObject]
public sealed record OrderItemView(
    [property: Key("id")] string Id,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("price")] long Price,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("status"), WireEnum<ItemStatus>] string Status,
    [property: Key("station")] string Station,
    [property: Key("note")] string? Note,
    [property: Key("course")] int Course,
    [property: Key("seat")] int? Seat,
    [property: Key("ticketId")] string? TicketId,
    [property: Key("chefName")] string? ChefName,
    [property: Key("firedAt"), WireTime] string? FiredAt,
    [property: Key("dueAt"), WireTime] string? DueAt);

/// <summary>An order as a kitchen sees it: no prices, no guests.</summary>
[MessagePackObject]
public sealed record KitchenOrder(
    [property: Key("id")] string Id,
    [property: Key("number")] int Number,
    [property: Key("tableId")] string TableId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("status"), WireEnum<OrderStatus>] string Status,
    [property: Key("rush")] int Rush,
    [property: Key("items")] IReadOnlyList<KitchenItem> Items,
    [property: Key("placedAt"), WireTime] string PlacedAt,
    [property: Key("dueAt"), WireTime] string? DueAt,
    [property: Key("seq")] long Seq);

[MessagePackObject]
public sealed record KitchenItem(
    [property: Key("id")] string Id,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("status"), WireEnum<ItemStatus>] string Status,
    [property: Key("station")] string Station,
    [property: Key("note")] string? Note,
    [property: Key("course")] int Course,
    [property: Key("seat")] int? Seat,
    [property: Key("ticketId")] string? TicketId,
    [property: Key("chefName")] string? ChefName,
    [property: Key("firedAt"), WireTime] string? FiredAt,
    [property: Key("dueAt"), WireTime] string? DueAt);

/// <summary>What a station cooks for one order in one wave.</summary>
[MessagePackObject]
public sealed record TicketView(
    [property: Key("id")] string Id,
    [property: Key("orderId")] string OrderId,
    [property: Key("orderNumber")] int OrderNumber,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("station")] string Station,
    [property: Key("status"), WireEnum<TicketStatus>] string Status,
    [property: Key("addOn")] bool AddOn,
    [property: Key("recalled")] bool Recalled,
    [property: Key("itemIds")] IReadOnlyList<string> ItemIds,
    [property: Key("firedAt"), WireTime] string FiredAt,
    [property: Key("dueAt"), WireTime] string DueAt);

/// <summary>How many of one dish, made one way, a station still has to cook.</summary>
[MessagePackObject]
public sealed record AllDayCount(
    [property: Key("station")] string Station,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("quantity")] int Quantity);

[MessagePackObject]
public sealed record TableView(
    [property: Key("id")] string Id,
    [property: Key("number")] int Number,
    [property: Key("seats")] int Seats,
    [property: Key("status"), WireEnum<TableStatus>] string Status,
    [property: Key("guests")] int? Guests,
    [property: Key("waiterId")] string? WaiterId,
    [property: Key("waiterName")] string? WaiterName,
    [property: Key("reservedFor")] string? ReservedFor,
    [property: Key("reservedUntil"), WireTime] string? ReservedUntil,
    [property: Key("calls")] IReadOnlyList<CallView> Calls,
    [property: Key("orderIds")] IReadOnlyList<string> OrderIds);

[MessagePackObject]
public sealed record CallView(
    [property: Key("id")] string Id,
    [property: Key("tableId")] string TableId,
    [property: Key("type"), WireEnum<CallType>] string Type,
    [property: Key("status"), WireEnum<CallStatus>] string Status,
    [property: Key("count")] int Count,
    [property: Key("level")] int Level,
    [property: Key("openedAt"), WireTime] string OpenedAt,
    [property: Key("acknowledgedBy")] string? AcknowledgedBy);

/// <summary>A dish as a kitchen sees it: no price.</summary>
[MessagePackObject]
public sealed record DishAvailability(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("available")] bool Available,
    [property: Key("stock")] int? Stock);

/// <summary>A member of staff as their colleagues see them.</summary>
/// <param name="Status"><c>offDuty</c>, <c>available</c> or <c>onBreak</c>.</param>
[MessagePackObject]
public sealed record ColleagueView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("role"), WireEnum<Role>] string Role,
    [property: Key("status"), WireEnum<StaffStatus>(StaffStatus.OffDuty, StaffStatus.Available, StaffStatus.OnBreak)] string Status);

/// <summary>A notice: to a person, to a role, or (neither given) to everyone.</summary>
/// <param name="From">The sender's name.</param>
[MessagePackObject]
public sealed record NotificationView(
    [property: Key("notificationId")] string NotificationId,
    [property: Key("message")] string Message,
    [property: Key("type")] string Type,
    [property: Key("userId")] string? UserId,
    [property: Key("role"), WireEnum<Role>] string? Role,
    [property: Key("from")] string From,
    [property: Key("fromId")] string FromId,
    [property: Key("at"), WireTime] string At);

/// <summary>All that a kitchen display shows.</summary>
/// <param name="Tickets">In the order of domain.md: cancelled and unacknowledged, recalled, rush, then by fired.</param>
/// <param name="Notifications">That whoever has joined has not yet read, oldest first.</param>
[MessagePackObject]
public sealed record KitchenSnapshot(
    [property: Key("orders")] IReadOnlyList<KitchenOrder> Orders,
    [property: Key("tickets")] IReadOnlyList<TicketView> Tickets,
    [property: Key("allDay")] IReadOnlyList<AllDayCount> AllDay,
    [property: Key("menu")] IReadOnlyList<DishAvailability> Menu,
    [property: Key("notifications")] IReadOnlyList<NotificationView> Notifications);

/// <summary>All that a waiter's or cashier's tablet shows.</summary>
/// <param name="Bills">Of the sittings that are open, and those of past ones that are here for a refund.</param>
/// <param name="Staff">On duty.</param>
/// <param name="Notifications">That whoever has joined has not yet read, oldest first.</param>
[MessagePackObject]
public sealed record FloorSnapshot(
    [property: Key("tables")] IReadOnlyList<TableView> Tables,
    [property: Key("orders")] IReadOnlyList<OrderView> Orders,
    [property: Key("menu")] IReadOnlyList<DishAvailability> Menu,
    [property: Key("bills")] IReadOnlyList<BillView> Bills,
    [property: Key("staff")] IReadOnlyList<ColleagueView> Staff,
    [property: Key("notifications")] IReadOnlyList<NotificationView> Notifications);

/// <summary>All that a manager's dashboard shows.</summary>
/// <param name="Analytics">Of the business day so far.</param>
/// <param name="Performance">Of the business day so far: of all who work here or have done something.</param>
/// <param name="Staff">All who work here.</param>
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
    [property: Key("notifications")] IReadOnlyList<NotificationView> Notifications);
