using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A table with its guests, its waiter, its calls and its orders.</summary>
[MessagePackObject]
public sealed record TableView
{
    [Key("id")] public required string Id { get; init; }

    /// <summary>The number on the table.</summary>
    [Key("number")] public required int Number { get; init; }

    /// <summary>What people call it; null: by its number.</summary>
    [Key("name")] public required string? Name { get; init; }

    /// <summary>The part of the restaurant where it stands; null: not given.</summary>
    [Key("area")] public required string? Area { get; init; }

    [Key("seats")] public required int Seats { get; init; }

    /// <summary>Where it stands on the plan of its area; null: it was not placed yet.</summary>
    [Key("place")] public required PlaceView? Place { get; init; }

    /// <summary>True if it is not used any more.</summary>
    [Key("retired")] public required bool Retired { get; init; }

    [Key("status"), WireEnum("TableStatus")] public required string Status { get; init; }

    /// <summary>The id of the table that it is a part of, which has its guests, orders and calls; null: it stands alone.</summary>
    [Key("mergedInto")] public required string? MergedInto { get; init; }

    /// <summary>The number of seated guests; null: none.</summary>
    [Key("guests")] public required int? Guests { get; init; }

    /// <summary>When its guests sat down, here or at an earlier table; null: none.</summary>
    [Key("seatedAt"), WireTime] public required string? SeatedAt { get; init; }

    /// <summary>The staff id of its waiter; null: none.</summary>
    [Key("waiterId")] public required string? WaiterId { get; init; }

    [Key("waiterName")] public required string? WaiterName { get; init; }

    /// <summary>The name that it is reserved for; null: none.</summary>
    [Key("reservedFor")] public required string? ReservedFor { get; init; }

    /// <summary>When the reservation lapses; null: never, or not reserved.</summary>
    [Key("reservedUntil"), WireTime] public required string? ReservedUntil { get; init; }

    /// <summary>Its next reservation; null: none, or the caller is not of the floor.</summary>
    [Key("nextReservation")] public required NextReservation? NextReservation { get; init; }

    /// <summary>The calls that are not resolved, oldest first; at most one of each type.</summary>
    [Key("calls")] public required IReadOnlyList<CallView> Calls { get; init; }

    /// <summary>The orders of the guests who are seated, oldest first.</summary>
    [Key("orderIds")] public required IReadOnlyList<string> OrderIds { get; init; }
}

/// <summary>The middle of a table on the plan of its area, in thousandths of the plan's width and height.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
[MessagePackObject]
public sealed record PlaceView([property: Key("x")] int X, [property: Key("y")] int Y);

/// <summary>A call of guests for a waiter, the bill or help.</summary>
/// <param name="Count">How often the guests have called.</param>
/// <param name="Level">Who is asked to come. 0: the table's waiter; 1: all waiters; 2: managers.</param>
/// <param name="OpenedAt">When it was opened, or opened again after an acknowledgement without a resolution.</param>
/// <param name="AcknowledgedBy">The staff id of the person who goes to the table; null: not acknowledged.</param>
[MessagePackObject]
public sealed record CallView(
    [property: Key("id")] string Id,
    [property: Key("tableId")] string TableId,
    [property: Key("type"), WireEnum("CallType")] string Type,
    [property: Key("status"), WireEnum("CallStatus")] string Status,
    [property: Key("count")] int Count,
    [property: Key("level")] int Level,
    [property: Key("openedAt"), WireTime] string OpenedAt,
    [property: Key("acknowledgedBy")] string? AcknowledgedBy);

/// <summary>Tables that were handed over.</summary>
/// <param name="StaffId">The staff id of the person who has them now.</param>
/// <param name="Tables">Those that have another waiter now; may be empty.</param>
[MessagePackObject]
public sealed record HandoverView(
    [property: Key("staffId")] string StaffId,
    [property: Key("tables")] IReadOnlyList<TableView> Tables);
