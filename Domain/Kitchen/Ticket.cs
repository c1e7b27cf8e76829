using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Kitchen;

public enum TicketStatus { New, Seen, Active, Done, CancelledPending, Closed }

/// <summary>
/// The items that one station cooks for one order in one wave. Later lines make a new ticket; finished items never reappear. No event opens
/// a ticket: it is folded from its lines, and closes when the last of them is served.
/// </summary>
/// <param name="Id">Made of order, wave and station.</param>
/// <param name="AddOn">The order already had tickets when this one came.</param>
/// <param name="TargetMinutes">The longest preparation on it, else the station's default (10).</param>
/// <param name="SeenAt">When a display of the station first showed it.</param>
/// <param name="AlertedUnseen">No display had shown it for 10 s, and the managers were alerted.</param>
/// <param name="Level">The lateness last alerted.</param>
/// <param name="Recalled">Something came back from the pass.</param>
public sealed record Ticket(
    string Id, string OrderId, int OrderNumber, int TableNumber, string Station, int Wave, bool AddOn, ImmutableArray<string> ItemIds,
    DateTimeOffset FiredAt, int TargetMinutes, long Seq, TicketStatus Status,
    DateTimeOffset? SeenAt = null, bool AlertedUnseen = false, Lateness Level = Lateness.OnTime, bool Recalled = false,
    DateTimeOffset? DoneAt = null, DateTimeOffset? CancelledAt = null)
{
    public DateTimeOffset DueAt => FiredAt.AddMinutes(TargetMinutes);

    public bool IsOpen => Status is TicketStatus.New or TicketStatus.Seen or TicketStatus.Active;
}

/// <summary>Warn at 70 % of the target, Late at 100 %.</summary>
public enum Lateness { OnTime, Warn, Late }
