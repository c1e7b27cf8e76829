using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

// What clients ask for. Everything may be missing, null or nonsense until the validators have seen it.

/// <summary>A command with its id, made once per intent by the client: the same id counts once.</summary>
public interface ICommandCall
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
public sealed record PlaceOrderCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("items")] IReadOnlyList<LineRequest?>? Items) : ICommandCall;

[MessagePackObject]
public sealed record SetItemStatusCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("orderId")] string? OrderId,
    [property: Key("itemId")] string? ItemId,
    [property: Key("status")] string? Status,
    [property: Key("reason")] string? Reason,
    [property: Key("quantity")] int? Quantity) : ICommandCall;

[MessagePackObject]
public sealed record SetOrderStatusCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("orderId")] string? OrderId,
    [property: Key("status")] string? Status) : ICommandCall;

[MessagePackObject]
public sealed record SetTableStatusCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("status")] string? Status,
    [property: Key("guests")] int? Guests,
    [property: Key("reservedFor")] string? ReservedFor,
    [property: Key("until")] string? Until) : ICommandCall;

[MessagePackObject]
public sealed record AssignWaiterCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("staffId")] string? StaffId) : ICommandCall;

[MessagePackObject]
public sealed record CallWaiterCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("type")] string? Type) : ICommandCall;

[MessagePackObject]
public sealed record AcknowledgeCallCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("callId")] string? CallId) : ICommandCall;

[MessagePackObject]
public sealed record ResolveCallCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("tableId")] string? TableId,
    [property: Key("callId")] string? CallId) : ICommandCall;

[MessagePackObject]
public sealed record RaiseAlertCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("message")] string? Message,
    [property: Key("priority")] string? Priority) : ICommandCall;

[MessagePackObject]
public sealed record SetAvailabilityCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("menuItemId")] string? MenuItemId,
    [property: Key("available")] bool? Available) : ICommandCall;

[MessagePackObject]
public sealed record AcknowledgeTicketCall(
    [property: Key("commandId")] string? CommandId,
    [property: Key("ticketId")] string? TicketId) : ICommandCall;
