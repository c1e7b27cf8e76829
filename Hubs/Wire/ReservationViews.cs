using MessagePack;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;

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

    [Key("status"), WireEnum<ReservationStatus>] public required string Status { get; init; }
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

/// <summary>Maps reservations.</summary>
public static class ReservationViews
{
    /// <summary>The reservations to come of this business day and the next, the next one first.</summary>
    public static IReadOnlyList<ReservationView> ReservationsView(this Restaurant state, DateTimeOffset now)
    {
        var last = state.DayAt(now).AddDays(1);
        return [.. state.Reservations.Values.Where(one => state.DayAt(one.At) <= last)
            .OrderBy(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal).Select(View)];
    }

    public static ReservationView View(this Reservation reservation) => new()
    {
        Id = reservation.Id, Name = reservation.Name, Phone = reservation.Phone, PartySize = reservation.PartySize,
        At = WireTime.Of(reservation.At), EndsAt = WireTime.Of(reservation.EndsAt), Minutes = reservation.Minutes, Note = reservation.Note,
        TableIds = reservation.TableIds.IsDefault ? [] : reservation.TableIds, Status = WireName.Of(reservation.Status),
        CreatedAt = WireTime.Of(reservation.CreatedAt), StaffId = reservation.StaffId, Reason = reservation.Reason, Seq = reservation.Seq,
    };

    /// <param name="seq">The event's seq, which the reservation in the event does not carry yet.</param>
    public static ReservationChanged Data(this Domain.Reservations.ReservationChanged changed, long seq) =>
        new((changed.Reservation with { Seq = seq }).View());

    /// <summary>The part that a table shows of its next reservation.</summary>
    public static NextReservation Next(this Reservation reservation) =>
        new(reservation.Id, reservation.Name, reservation.PartySize, WireTime.Of(reservation.At));
}
