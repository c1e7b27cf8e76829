using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>An event of a table, its waiter or its calls.</summary>
public abstract record TableEvent : RestaurantEvent;

[StoredEvent("tableAdded", 1)]
public sealed record TableAdded(
    string TableId, int Number, int Seats, string? Name = null, string? Area = null, TablePlace? Place = null) : TableEvent;

/// <summary>The number, name, area, seats or place of a table have changed, or it was retired or brought back.</summary>
[StoredEvent("tableChanged", 1)]
public sealed record TableChanged(
    string TableId, int Number, string? Name, string? Area, int Seats, bool IsRetired, TablePlace? Place = null) : TableEvent;

/// <param name="Session">
/// The table session while guests are there, as it is now. Null: none, or, as older programs stored it, the one that goes on unchanged.
/// </param>
/// <param name="Reservation">The reservation, when the table becomes reserved.</param>
[StoredEvent("tableStatusChanged", 1)]
public sealed record TableStatusChanged(
    string TableId, int Number, TableStatus Status, TableStatus Previous, TableSession? Session, TableHold? Reservation,
    string? Name = null) : TableEvent;

/// <summary>A table was merged into another, or is one of its own again.</summary>
/// <param name="HostId">The table that it is a part of now; null: none any more.</param>
/// <param name="Guests">How many guests it brought.</param>
/// <param name="ReservedUntil">When the reservation of those guests ends; null: they came without one.</param>
/// <param name="SeatedAt">When those guests sat down; null: there are none, or an older program stored the event.</param>
[StoredEvent("tableMerged", 1)]
public sealed record TableMerged(
    string TableId, int Number, string? HostId, int Guests, DateTimeOffset? ReservedUntil = null, DateTimeOffset? SeatedAt = null)
    : TableEvent;

/// <param name="WaiterId">Null: the table has no waiter any more.</param>
[StoredEvent("waiterAssigned", 1)]
public sealed record WaiterAssigned(
    string TableId, int Number, string? WaiterId, string? WaiterName, string? PreviousWaiterId) : TableEvent;

/// <summary>Nothing has happened at the table for two hours, and the managers were told.</summary>
[StoredEvent("tableIdle", 1)]
public sealed record TableIdle(string TableId, int Number) : TableEvent;

/// <summary>
/// A call was opened, repeated, escalated, acknowledged, reopened, resolved or expired. Every change has the whole call, so that a screen
/// shows the right thing from the last one alone.
/// </summary>
/// <param name="Call">Its new state.</param>
/// <param name="WaiterId">The table's waiter at that time.</param>
/// <param name="Announced">False for a repetition within 30 s of the last message: counted, but not sent to screens.</param>
[StoredEvent("waiterCalled", 1)]
public sealed record WaiterCalled(
    string TableId, int Number, string? WaiterId, Call Call, bool Announced, string? Name = null) : TableEvent;
