using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Reservations;

/// <summary>A reservation expires when its guests are late by more than the grace period.</summary>
internal static class ReservationClock
{
    // What restaurants usually grant late guests, and tell them when they book.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    public static DateTimeOffset? NextDeadline(this Reservation reservation) => reservation.IsUpcoming ? reservation.At + Grace : null;

    public static void Advance(DecisionContext context, Reservation reservation) =>
        context.Add(new ReservationChanged(reservation with { Status = ReservationStatus.Expired }));
}
