using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>A command about a table or its calls.</summary>
public abstract record TableCommand : RestaurantCommand;

public sealed record AddTable(int Number, int Seats) : TableCommand;

/// <summary><see cref="TableStatus.Occupied"/> seats guests; leaving it ends the table session.</summary>
/// <param name="Guests">When seating; at least 1; 1 if absent.</param>
/// <param name="ReservedFor">When reserving, for whom.</param>
/// <param name="Until">When reserving, when it lapses.</param>
public sealed record SetTableStatus(string TableId, TableStatus Status, int? Guests, string? ReservedFor, DateTimeOffset? Until)
    : TableCommand;

public sealed record AssignWaiter(string TableId, string StaffId) : TableCommand;

public sealed record CallWaiter(string TableId, CallType Type) : TableCommand;

public sealed record AcknowledgeCall(string TableId, string CallId) : TableCommand;

public sealed record ResolveCall(string TableId, string CallId) : TableCommand;
