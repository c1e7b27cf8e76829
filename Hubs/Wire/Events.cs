using MessagePack;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

// The data of each event, as screens other than the kitchen's see it. Statuses are camelCase; times ISO 8601 UTC; money in minor units.

[MessagePackObject]
public sealed record OrderCreated([property: Key("order")] OrderView Order);

/// <summary>The same for a kitchen: no prices.</summary>
[MessagePackObject]
public sealed record KitchenOrderCreated([property: Key("order")] KitchenOrder Order);

[MessagePackObject]
public sealed record OrderStatusChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("status"), WireEnum<OrderStatus>] string Status,
    [property: Key("previous"), WireEnum<OrderStatus>] string Previous,
    [property: Key("counters")] Counters Counters);

/// <summary>How many active items stand where.</summary>
[MessagePackObject]
public sealed record Counters(
    [property: Key("held")] int Held,
    [property: Key("queued")] int Queued,
    [property: Key("preparing")] int Preparing,
    [property: Key("ready")] int Ready,
    [property: Key("served")] int Served);

/// <summary>A line moved; or, with <paramref name="Previous"/> null, a line is new: added to the order, or split off <paramref name="SplitFrom"/>.</summary>
/// <param name="Item">The line as it now is.</param>
/// <param name="SplitFrom">The line it was part of, of which <paramref name="Remaining"/> stay.</param>
/// <param name="OrderNumber">Null for a part split off.</param>
[MessagePackObject]
public sealed record OrderItemStatusChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("itemId")] string ItemId,
    [property: Key("status"), WireEnum<ItemStatus>] string Status,
    [property: Key("previous"), WireEnum<ItemStatus>] string? Previous,
    [property: Key("station")] string Station,
    [property: Key("item")] OrderItemView Item,
    [property: Key("splitFrom")] string? SplitFrom,
    [property: Key("remaining")] int? Remaining,
    [property: Key("orderNumber")] int? OrderNumber,
    [property: Key("tableNumber")] int TableNumber);

/// <summary>The same for a kitchen: no prices.</summary>
[MessagePackObject]
public sealed record KitchenItemStatusChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("itemId")] string ItemId,
    [property: Key("status"), WireEnum<ItemStatus>] string Status,
    [property: Key("previous"), WireEnum<ItemStatus>] string? Previous,
    [property: Key("station")] string Station,
    [property: Key("item")] KitchenItem Item,
    [property: Key("splitFrom")] string? SplitFrom,
    [property: Key("remaining")] int? Remaining,
    [property: Key("orderNumber")] int? OrderNumber,
    [property: Key("tableNumber")] int TableNumber);

[MessagePackObject]
public sealed record OrderCancelled(
    [property: Key("orderId")] string OrderId,
    [property: Key("reason")] string? Reason);

[MessagePackObject]
public sealed record OrderCompleted([property: Key("orderId")] string OrderId);

[MessagePackObject]
public sealed record TableStatusChanged(
    [property: Key("tableId")] string TableId,
    [property: Key("number")] int Number,
    [property: Key("status"), WireEnum<TableStatus>] string Status,
    [property: Key("previous"), WireEnum<TableStatus>] string Previous,
    [property: Key("guests")] int? Guests);

[MessagePackObject]
public sealed record WaiterAssigned(
    [property: Key("tableId")] string TableId,
    [property: Key("waiterId")] string WaiterId,
    [property: Key("waiterName")] string WaiterName);

/// <summary>The call as it now is. Ring for <c>open</c>; take it off the screen for anything else.</summary>
/// <param name="Type"><c>waiter</c>, <c>bill</c> or <c>help</c>.</param>
/// <param name="Status"><c>open</c>, <c>acknowledged</c>, <c>resolved</c>, <c>cancelled</c> or <c>expired</c>.</param>
/// <param name="Level">0: the table's waiter · 1: all waiters · 2: managers.</param>
[MessagePackObject]
public sealed record WaiterCalled(
    [property: Key("tableId")] string TableId,
    [property: Key("number")] int Number,
    [property: Key("callId")] string CallId,
    [property: Key("type"), WireEnum<CallType>] string Type,
    [property: Key("count")] int Count,
    [property: Key("status"), WireEnum<CallStatus>] string Status,
    [property: Key("level")] int Level,
    [property: Key("acknowledgedBy")] string? AcknowledgedBy);

[MessagePackObject]
public sealed record ItemsReady(
    [property: Key("orderId")] string OrderId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("station")] string Station,
    [property: Key("ticketId")] string TicketId,
    [property: Key("items")] IReadOnlyList<ReadyItem> Items,
    [property: Key("orderComplete")] bool OrderComplete);

/// <summary>A ticket was acknowledged, for all displays: seen, or taken off the board after all of it was cancelled.</summary>
/// <param name="Status"><c>seen</c> or <c>closed</c>; every other status of a ticket follows from its lines.</param>
[MessagePackObject]
public sealed record TicketStatusChanged(
    [property: Key("ticketId")] string TicketId,
    [property: Key("orderId")] string OrderId,
    [property: Key("status"), WireEnum<TicketStatus>(TicketStatus.Seen, TicketStatus.Closed)] string Status);

[MessagePackObject]
public sealed record ReadyItem(
    [property: Key("itemId")] string ItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity);

/// <param name="Kind"><c>manual</c>, <c>unseenTicket</c>, <c>warn</c>, <c>late</c>, <c>item86</c>, <c>lowStock</c> or <c>rush</c>.</param>
/// <param name="Level">With <c>rush</c>: how urgent; 0 takes it back.</param>
[MessagePackObject]
public sealed record KitchenAlert(
    [property: Key("message")] string Message,
    [property: Key("priority"), WireEnum<AlertPriority>] string Priority,
    [property: Key("kind"), WireEnum<AlertKind>] string Kind,
    [property: Key("orderId")] string? OrderId,
    [property: Key("ticketId")] string? TicketId,
    [property: Key("affectedOrders")] IReadOnlyList<string> AffectedOrders,
    [property: Key("level")] int? Level);

/// <param name="Reason">Why it is off: <c>manual</c> or <c>auto</c>; null when available.</param>
[MessagePackObject]
public sealed record MenuAvailabilityChanged(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum<OffReason>] string? Reason);

/// <param name="Stock">Null: unlimited.</param>
[MessagePackObject]
public sealed record StockChanged(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("stock")] int? Stock,
    [property: Key("previous")] int? Previous);

[MessagePackObject]
public sealed record BillCreated([property: Key("bill")] BillView Bill);

/// <summary>Its status or what is on it has changed: revised, issued, paid, refunded, voided.</summary>
/// <param name="Previous">The same as <paramref name="Status"/> where only what is on it has changed.</param>
/// <param name="Reason">Why: of a void; <c>revised</c> where orders changed what was issued.</param>
/// <param name="Bill">As it now is.</param>
[MessagePackObject]
public sealed record BillStatusChanged(
    [property: Key("billId")] string BillId,
    [property: Key("status"), WireEnum<BillStatus>] string Status,
    [property: Key("previous"), WireEnum<BillStatus>] string Previous,
    [property: Key("due")] long Due,
    [property: Key("revision")] int Revision,
    [property: Key("reason")] string? Reason,
    [property: Key("bill")] BillView Bill);

/// <param name="Method"><c>cash</c>, <c>card</c>, <c>upi</c>, <c>wallet</c> or <c>voucher</c>.</param>
/// <param name="Due">What the bill still has to be paid after it.</param>
/// <param name="Number">Of the bill.</param>
[MessagePackObject]
public sealed record PaymentCompleted(
    [property: Key("billId")] string BillId,
    [property: Key("paymentId")] string PaymentId,
    [property: Key("amount")] long Amount,
    [property: Key("method"), WireEnum<PaymentMethod>] string Method,
    [property: Key("due")] long Due,
    [property: Key("tip")] long Tip,
    [property: Key("number")] int? Number,
    [property: Key("tableNumber")] int TableNumber);

/// <param name="PaymentState"><c>unbilled</c>, <c>billed</c>, <c>partPaid</c>, <c>paid</c> or <c>refunded</c>.</param>
[MessagePackObject]
public sealed record OrderPaymentChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("paymentState"), WireEnum<PaymentState>] string PaymentState,
    [property: Key("previous"), WireEnum<PaymentState>] string Previous);

/// <param name="Type">What kind of notice it is, as the sender calls it.</param>
/// <param name="From">The sender's name.</param>
/// <param name="At">When it was sent.</param>
[MessagePackObject]
public sealed record NotificationReceived(
    [property: Key("notificationId")] string NotificationId,
    [property: Key("message")] string Message,
    [property: Key("type")] string Type,
    [property: Key("from")] string From,
    [property: Key("fromId")] string FromId,
    [property: Key("at"), WireTime] string At);

/// <param name="Role">To whom; null: to everyone.</param>
[MessagePackObject]
public sealed record NotificationBroadcast(
    [property: Key("notificationId")] string NotificationId,
    [property: Key("message")] string Message,
    [property: Key("type")] string Type,
    [property: Key("from")] string From,
    [property: Key("fromId")] string FromId,
    [property: Key("at"), WireTime] string At,
    [property: Key("role"), WireEnum<Role>] string? Role);

/// <param name="Status"><c>offDuty</c>, <c>available</c>, <c>onBreak</c> or <c>inactive</c>.</param>
[MessagePackObject]
public sealed record StaffStatusChanged(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("status"), WireEnum<StaffStatus>] string Status,
    [property: Key("previous"), WireEnum<StaffStatus>] string Previous);

/// <param name="Figures">Of the business day so far.</param>
[MessagePackObject]
public sealed record StaffPerformanceUpdated(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("figures")] PerformanceView Figures);
