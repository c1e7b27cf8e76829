using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A reservation, for the floor and managers.</summary>
[MessagePackObject]
public sealed record ReservationView
{
    [Key("id")] public required string Id { get; init; }
    [Key("name")] public required string Name { get; init; }

    /// <summary>With its country, like +390612345678; null: not given.</summary>
    [Key("phone")] public required string? Phone { get; init; }

    [Key("partySize")] public required int PartySize { get; init; }

    /// <summary>When the guests come.</summary>
    [Key("at"), WireTime] public required string At { get; init; }

    /// <summary>Until when their tables are theirs.</summary>
    [Key("endsAt"), WireTime] public required string EndsAt { get; init; }

    [Key("minutes")] public required int Minutes { get; init; }
    [Key("note")] public required string? Note { get; init; }

    /// <summary>At least one. When the guests come the first is seated, and the others are merged into it.</summary>
    [Key("tableIds")] public required IReadOnlyList<string> TableIds { get; init; }

    [Key("status"), WireEnum("ReservationStatus")] public required string Status { get; init; }
    [Key("createdAt"), WireTime] public required string CreatedAt { get; init; }

    /// <summary>The staff id of the person who took it.</summary>
    [Key("staffId")] public required string StaffId { get; init; }

    /// <summary>Why it was cancelled; null: not given.</summary>
    [Key("reason")] public required string? Reason { get; init; }

    /// <summary>The seq of the last event that changed it.</summary>
    [Key("seq")] public required long Seq { get; init; }
}

/// <summary>The next reservation of a table.</summary>
/// <param name="At">When the guests come.</param>
[MessagePackObject]
public sealed record NextReservation(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("partySize")] int PartySize,
    [property: Key("at"), WireTime] string At);

/// <summary>
/// A reservation was made or changed, or is over: its guests were seated or did not come, it was cancelled, or it has expired.
/// </summary>
/// <param name="Reservation">As it is now. Only <c>booked</c> ones are to come.</param>
[MessagePackObject]
public sealed record ReservationChanged([property: Key("reservation")] ReservationView Reservation);
