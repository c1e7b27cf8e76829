using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>The status of a table. <see cref="AwaitingPayment"/> follows from the bills; no command sets it.</summary>
public enum TableStatus { Available, Reserved, Occupied, AwaitingPayment, NeedsCleaning, OutOfService }

/// <summary>Where the middle of a table is on the plan of its area, in thousandths of the plan's width and height.</summary>
/// <param name="X">From the left: 0 to 1000.</param>
/// <param name="Y">From the top: 0 to 1000.</param>
public sealed record TablePlace(int X, int Y);

/// <param name="Number">The table's number; unique among the tables in use.</param>
/// <param name="WaiterId">The waiter of the table; null if it has none.</param>
/// <param name="Session">The table session while guests are there: at most one at a time.</param>
/// <param name="Calls">The calls that are not resolved, oldest first; at most one of a type.</param>
public sealed record Table(
    string Id, int Number, int Seats, TableStatus Status, string? WaiterId, string? WaiterName,
    TableSession? Session, TableHold? Reservation, ImmutableArray<Call> Calls)
{
    /// <summary>What people call it, such as "Terrace 3"; unique among the tables in use. Null: by its number.</summary>
    public string? Name { get; init; }

    /// <summary>The part of the restaurant where it stands, such as "Terrace"; null: not given.</summary>
    public string? Area { get; init; }

    /// <summary>Where it stands on the plan of its area; null: it was not placed yet.</summary>
    public TablePlace? Place { get; init; }

    /// <summary>True if it is not used any more: it is on no screen, and its number may be given to another table.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The table that it is a part of now; null: it stands alone.</summary>
    public TableMerge? Merge { get; init; }

    /// <summary>The table within a sentence.</summary>
    public string Label => LabelOf(Number, Name)!;

    /// <summary>The table at the beginning of a sentence.</summary>
    public string Title => Name ?? $"Table {Number}";

    /// <param name="number">Null: an order without a table.</param>
    /// <returns>Null for an order without a table.</returns>
    public static string? LabelOf(int? number, string? name) => name ?? (number is null ? null : $"table {number}");

    /// <summary>When something last happened at it, see <see cref="TableActivity"/>; null until guests are seated.</summary>
    public DateTimeOffset? ActiveAt { get; init; }

    /// <summary>The managers were told that it is idle, and nothing has happened since.</summary>
    public bool IsIdleNoted { get; init; }
}

/// <summary>A table session: one party at one table, from being seated until they leave.</summary>
/// <param name="OpenedAt">When the guests sat down. It stays when they change their table.</param>
/// <param name="ReservedUntil">When the reservation that they came with ends; null: they came without one.</param>
public sealed record TableSession(string Id, int Guests, DateTimeOffset OpenedAt, DateTimeOffset? ReservedUntil = null);

/// <summary>
/// A table that was merged into another, the host. It has the status of its host and no table session: all its guests belong to the host's.
/// </summary>
/// <param name="Guests">How many guests it brought; 0: it was free.</param>
/// <param name="ReservedUntil">When the reservation of those guests ends; null: they came without one.</param>
/// <param name="SeatedAt">When those guests sat down; null: there are none, or an older program merged it.</param>
public sealed record TableMerge(string HostId, int Guests, DateTimeOffset? ReservedUntil = null, DateTimeOffset? SeatedAt = null);

/// <summary>The guests of one table session, as orders and bills remember them, and the waiter who looks after them.</summary>
/// <param name="TableId">Null: an order without a table, to take away or at the counter; likewise the number.</param>
/// <param name="SessionId">Of an order without a table: the order's own id.</param>
public sealed record Party(
    string? TableId, int? TableNumber, string SessionId, string? WaiterId, string? WaiterName, string? TableName = null);

/// <summary>A table that is reserved from now on, see <see cref="TableStatus.Reserved"/>.</summary>
/// <param name="Until">When it lapses; null: only by a command.</param>
public sealed record TableHold(string? Name, DateTimeOffset? Until);

public enum CallType { Waiter, Bill, Help }

public enum CallStatus { Open, Acknowledged, Resolved, Cancelled, Expired }

/// <summary>A call of guests for staff. An unanswered call escalates from the table's waiter to all waiters and then to managers.</summary>
/// <param name="Count">How often the guests have called.</param>
/// <param name="Level">0: the table's waiter (all waiters where it has none) · 1: all waiters · 2: managers.</param>
/// <param name="OpenedAt">When it opened, or when it opened again because the person who acknowledged it did not resolve it.</param>
/// <param name="AnnouncedAt">When it was last sent to screens, at most once in 30 s.</param>
/// <param name="AcknowledgedBy">The staff id of the person on the way.</param>
public sealed record Call(
    string Id, CallType Type, CallStatus Status, int Count, int Level, DateTimeOffset OpenedAt, DateTimeOffset AnnouncedAt,
    string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt, string? AcknowledgedByName = null);
