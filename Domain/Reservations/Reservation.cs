using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Reservations;

/// <summary>Booked until the guests come; each other status says how it ended.</summary>
public enum ReservationStatus { Booked, Seated, NoShow, Cancelled, Expired }

/// <summary>
/// Guests who will come, when, and the tables that are theirs then. Their name and phone number are for the floor and managers, never for
/// the kitchen.
/// </summary>
public sealed record Reservation
{
    public const int DefaultMinutes = 120, MinMinutes = 15, MaxMinutes = 720, MaxTables = 20;

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As E.164; null: not given.</summary>
    public string? Phone { get; init; }

    public required int PartySize { get; init; }

    /// <summary>When they come.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long their tables are theirs.</summary>
    public required int Minutes { get; init; }

    public string? Note { get; init; }

    /// <summary>At least one. When they come the first is seated, and the others are merged into it.</summary>
    public required ImmutableArray<string> TableIds { get; init; }

    public required ReservationStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The staff id of who took it.</summary>
    public required string StaffId { get; init; }

    /// <summary>Why it was cancelled, if a reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The last event that changed it.</summary>
    public required long Seq { get; init; }

    public DateTimeOffset EndsAt => At.AddMinutes(Minutes);

    public bool IsUpcoming => Status == ReservationStatus.Booked;

    /// <summary>True if both want one table at one time.</summary>
    public bool Overlaps(Reservation other) =>
        At < other.EndsAt && other.At < EndsAt && TableIds.Any(table => other.TableIds.Contains(table));
}
