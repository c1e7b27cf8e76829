using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

// What clients ask for. Everything may be missing, null or nonsense until the validators have seen it.

/// <summary>A command with its id, made once per intent by the client: the same id counts once.</summary>
public interface ICommandRequest
{
    string? CommandId { get; }
}

/// <summary>One line of an order.</summary>
/// <param name="Modifiers">Ids of options.</param>
[MessagePackObject]
public sealed record LineRequest(
    [property: Key("menuItemId")] string? MenuItemId,
    [property: Key("quantity")] int? Quantity,
    [property: Key("note")] string? Note,
    [property: Key("modifiers")] IReadOnlyList<string?>? Modifiers,
    [property: Key("course")] int? Course,
    [property: Key("seat")] int? Seat);

[MessagePackObject]
public sealed record PlaceOrderRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("items")] IReadOnlyList<LineRequest?>? Items) : ICommandRequest;

[MessagePackObject]
public sealed record SetItemStatusRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("orderId")] string? OrderId,
    [property: Key("itemId")] string? ItemId,
    [property: Key("status")] string? Status,
    [property: Key("reason")] string? Reason,
    [property: Key("quantity")] int? Quantity) : ICommandRequest;

[MessagePackObject]
public sealed record SetOrderStatusRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("orderId")] string? OrderId,
    [property: Key("status")] string? Status) : ICommandRequest;

[MessagePackObject]
public sealed record SetTableStatusRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("status")] string? Status,
    [property: Key("guests")] int? Guests,
    [property: Key("reservedFor")] string? ReservedFor,
    [property: Key("until")] string? Until) : ICommandRequest;

[MessagePackObject]
public sealed record AssignWaiterRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("staffId")] string? StaffId) : ICommandRequest;

[MessagePackObject]
public sealed record CallWaiterRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("type")] string? Type) : ICommandRequest;

[MessagePackObject]
public sealed record AcknowledgeCallRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("callId")] string? CallId) : ICommandRequest;

[MessagePackObject]
public sealed record ResolveCallRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("callId")] string? CallId) : ICommandRequest;

[MessagePackObject]
public sealed record RaiseAlertRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("message")] string? Message,
    [property: Key("priority")] string? Priority) : ICommandRequest;

[MessagePackObject]
public sealed record SetAvailabilityRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("menuItemId")] string? MenuItemId,
    [property: Key("available")] bool? Available) : ICommandRequest;

[MessagePackObject]
public sealed record AcknowledgeTicketRequest(
    [property: Key("commandId")] string? CommandId,
    [property: Key("ticketId")] string? TicketId) : ICommandRequest;
