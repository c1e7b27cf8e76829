using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Reservations;

/// <summary>An event of a reservation.</summary>
public abstract record ReservationEvent : RestaurantEvent;

/// <summary>A reservation was made, changed, or has ended. Every change has the whole reservation.</summary>
[StoredEvent("reservationChanged", 1)]
public sealed record ReservationChanged(Reservation Reservation) : ReservationEvent;
