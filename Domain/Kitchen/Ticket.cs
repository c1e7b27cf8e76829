using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Kitchen;

public enum TicketStatus { New, Seen, Active, Done, CancelledPending, Closed }

/// <summary>
/// The items that one station cooks for one order in one wave. Later lines make a new ticket; finished items never reappear. No event opens
/// a ticket: it is folded from its lines, and closes when the last of them is served.
/// </summary>
public sealed record Ticket
{
    /// <summary>Made of order, wave and station.</summary>
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    public required int OrderNumber { get; init; }

    /// <summary>Null: an order without a table.</summary>
    public required int? TableNumber { get; init; }

    public OrderKind Kind { get; init; }

    /// <summary>The name or number to call when it is ready, if the order has no table; null: the order's number.</summary>
    public string? CallName { get; init; }

    public string? TableName { get; init; }

    public required string Station { get; init; }

    public required int Wave { get; init; }

    /// <summary>The order already had tickets when this one came.</summary>
    public bool AddOn { get; init; }

    public required ImmutableArray<string> ItemIds { get; init; }

    public required DateTimeOffset FiredAt { get; init; }

    /// <summary>The longest preparation on it, else the station's default (10).</summary>
    public required int TargetMinutes { get; init; }

    public required long Seq { get; init; }

    public TicketStatus Status { get; init; }

    /// <summary>When a display of the station first showed it.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>No display had shown it for 10 s, and the managers were alerted.</summary>
    public bool AlertedUnseen { get; init; }

    /// <summary>The lateness last alerted.</summary>
    public Lateness Level { get; init; }

    /// <summary>Something came back from the pass.</summary>
    public bool Recalled { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When the last of its items was ready, as screens were told; null: not all are, or one came back since.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public DateTimeOffset DueAt => FiredAt.AddMinutes(TargetMinutes);

    public bool IsOpen => Status is TicketStatus.New or TicketStatus.Seen or TicketStatus.Active;

    /// <summary>When the last of its active items became ready; null: none is.</summary>
    internal DateTimeOffset? LastReadyAt(Restaurant state) => state.Orders.GetValueOrDefault(OrderId)?.Items
        .Where(item => item.Preparation.TicketId == Id && item.IsActive).Max(item => item.Preparation.ReadyAt);
}

/// <summary>Warn at 70 % of the target, Late at 100 %.</summary>
public enum Lateness { OnTime, Warn, Late }
