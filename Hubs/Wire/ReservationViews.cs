using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

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
