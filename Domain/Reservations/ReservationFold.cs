using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Reservations;

internal static class ReservationFold
{
    public static Restaurant Apply(Restaurant state, ReservationEvent @event, RecordedEvent recorded) => @event switch
    {
        ReservationChanged changed => state.With(changed.Reservation with { Seq = recorded.Seq }),
        _ => throw MissingCase.Event(@event),
    };
}
