using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>A command about a table or its calls.</summary>
public abstract record TableCommand : RestaurantCommand;

public sealed record AddTable(int Number, int Seats) : TableCommand
{
    // Left out of the fingerprint where they are not given, so that a command from before they existed is still the same command.

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Area { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TablePlace? Place { get; init; }
}

/// <summary>Null leaves a property as it is; a name, area or place that is given as null or blank is removed.</summary>
public sealed record ChangeTable(string TableId) : TableCommand
{
    public int? Number { get; init; }

    public Optional<string?> Name { get; init; }

    public Optional<string?> Area { get; init; }

    public int? Seats { get; init; }

    public Optional<TablePlace?> Place { get; init; }

    /// <summary>True retires the table; false brings it back.</summary>
    public bool? Retired { get; init; }

    /// <summary>How many guests are seated there now; at least 1.</summary>
    public int? Guests { get; init; }
}

/// <summary><see cref="TableStatus.Occupied"/> seats guests; leaving it ends the table session.</summary>
/// <param name="Guests">When seating; at least 1; 1 if absent.</param>
/// <param name="ReservedFor">When reserving, for whom.</param>
/// <param name="Until">When reserving, when it lapses.</param>
public sealed record SetTableStatus(string TableId, TableStatus Status, int? Guests, string? ReservedFor, DateTimeOffset? Until)
    : TableCommand;

/// <summary>Moves the guests of a table to another, free one, with all that is theirs.</summary>
public sealed record MoveParty(string TableId, string ToTableId) : TableCommand;

/// <summary>Makes a table a part of another one, the host: one table session, one waiter, and bills that may cover both.</summary>
public sealed record MergeTable(string TableId, string HostTableId) : TableCommand;

/// <summary>Makes a merged table one of its own again, with the guests and orders that it brought.</summary>
public sealed record UnmergeTable(string TableId) : TableCommand;

public sealed record AssignWaiter(string TableId, string StaffId) : TableCommand;

/// <summary>Gives the tables of one member of staff to another who is on duty.</summary>
/// <param name="StaffId">Whose tables they are.</param>
/// <param name="TableIds">Empty: all of their tables.</param>
public sealed record HandOverTables(string StaffId, string ToStaffId, ImmutableArray<string> TableIds) : TableCommand;

public sealed record CallWaiter(string TableId, CallType Type) : TableCommand;

public sealed record AcknowledgeCall(string TableId, string CallId) : TableCommand;

public sealed record ResolveCall(string TableId, string CallId) : TableCommand;
