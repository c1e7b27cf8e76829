using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A table's status has changed.</summary>
/// <param name="Number">The number on the table.</param>
/// <param name="Guests">How many guests are seated; null: none.</param>
/// <param name="Name">What people call the table; null: by its number.</param>
/// <param name="ReservedFor">The name that it is reserved for; null: none.</param>
/// <param name="ReservedUntil">When the reservation lapses; null: never, or not reserved.</param>
/// <param name="SeatedAt">When its guests sat down, here or at an earlier table; null: none.</param>
[MessagePackObject]
public sealed record TableStatusChanged(
    [property: Key("tableId")] string TableId,
    [property: Key("number")] int Number,
    [property: Key("status"), WireEnum("TableStatus")] string Status,
    [property: Key("previous"), WireEnum("TableStatus")] string Previous,
    [property: Key("guests")] int? Guests,
    [property: Key("name")] string? Name,
    [property: Key("reservedFor")] string? ReservedFor,
    [property: Key("reservedUntil"), WireTime] string? ReservedUntil,
    [property: Key("seatedAt"), WireTime] string? SeatedAt);

/// <summary>A table was added, changed, retired or brought back.</summary>
/// <param name="Number">The number on the table.</param>
/// <param name="Name">What people call it; null: by its number.</param>
/// <param name="Area">Where it stands; null: not given.</param>
/// <param name="Retired">True: it is not used any more, and leaves every screen.</param>
/// <param name="Place">Where it stands on the plan of its area; null: it was not placed yet.</param>
[MessagePackObject]
public sealed record TableChanged(
    [property: Key("tableId")] string TableId,
    [property: Key("number")] int Number,
    [property: Key("name")] string? Name,
    [property: Key("area")] string? Area,
    [property: Key("seats")] int Seats,
    [property: Key("retired")] bool Retired,
    [property: Key("place")] PlaceView? Place);

/// <summary>A table was merged into another, or is one of its own again.</summary>
/// <param name="Number">The number on the table.</param>
/// <param name="MergedInto">The id of the table that it is a part of now; null: none any more.</param>
[MessagePackObject]
public sealed record TableMerged(
    [property: Key("tableId")] string TableId,
    [property: Key("number")] int Number,
    [property: Key("mergedInto")] string? MergedInto);

/// <summary>A table has another waiter.</summary>
/// <param name="WaiterId">The staff id of the waiter; null: the table has none any more.</param>
[MessagePackObject]
public sealed record WaiterAssigned(
    [property: Key("tableId")] string TableId,
    [property: Key("waiterId")] string? WaiterId,
    [property: Key("waiterName")] string? WaiterName);

/// <summary>A call of guests as it is now. Ring for <c>open</c>; remove it from the screen for any other status.</summary>
/// <param name="Number">The number on the table.</param>
/// <param name="Count">How often the guests have called.</param>
/// <param name="Level">Who is asked to come. 0: the table's waiter; 1: all waiters; 2: managers.</param>
/// <param name="AcknowledgedBy">The staff id of the person who goes to the table; null: not acknowledged.</param>
/// <param name="Name">What people call the table; null: by its number.</param>
[MessagePackObject]
public sealed record WaiterCalled(
    [property: Key("tableId")] string TableId,
    [property: Key("number")] int Number,
    [property: Key("callId")] string CallId,
    [property: Key("type"), WireEnum("CallType")] string Type,
    [property: Key("count")] int Count,
    [property: Key("status"), WireEnum("CallStatus")] string Status,
    [property: Key("level")] int Level,
    [property: Key("acknowledgedBy")] string? AcknowledgedBy,
    [property: Key("name")] string? Name);
