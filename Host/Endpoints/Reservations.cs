using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class ReservationEndpoints
{
    private static readonly View<Reservation> Shown = View<Reservation>.Of(reservation => reservation.View());

    public static void MapReservations(this IEndpointRouteBuilder api)
    {
        var reservations = api.MapResource("/reservations", "Reservations", "Guests who will come, and the tables that are theirs then.")
            .Requires(Permission.ServeTables);
        reservations.MapList("", HistorySources.Reservations, Shown, "for guests who come", ReservationStatus.Booked)
            .Named("listReservations", "Lists reservations, past and to come, the latest first");
        reservations.MapFind("/{reservationId}", HistorySources.Reservations, Shown).Named("getReservation", "Gets one reservation");
        reservations.MapCommand<MakeReservationRequest, Reservation>(
                "POST", "", (outcome, _) => outcome.MadeReservation(), Shown, made => $"/api/reservations/{made.Id}")
            .Named(
                "makeReservation", "Takes a reservation",
                "The tables may be occupied now. Two reservations of one table do not overlap.")
            .MayRefuse(NotFound, AlreadyTaken, RuleBroken);
        reservations.MapCommand<ChangeReservationRequest, Reservation>(
                "PATCH", "/{reservationId}", (outcome, request) => outcome.Reservation(request.ReservationId!), Shown)
            .Named("changeReservation", "Changes a reservation that is to come", "Absent members do not change.")
            .MayRefuse(AlreadyTaken, RuleBroken);
        reservations.MapCommand<SeatReservationRequest, Reservation>(
                "POST", "/{reservationId}/arrive", (outcome, request) => outcome.Reservation(request.ReservationId!), Shown)
            .Named(
                "seatReservation", "Seats the guests of a reservation",
                "They sit at the first table; the others are merged into it. All must be available or reserved.")
            .MayRefuse(TableOccupied, IllegalTransition);
        reservations.MapCommand<MarkNoShowRequest, Reservation>(
                "POST", "/{reservationId}/no-show", (outcome, request) => outcome.Reservation(request.ReservationId!), Shown)
            .Named("markNoShow", "Ends a reservation whose guests did not come", "15 minutes after its time it expires by itself.");
        reservations.MapCommand<CancelReservationRequest, Reservation>(
                "POST", "/{reservationId}/cancel", (outcome, request) => outcome.Reservation(request.ReservationId!), Shown)
            .Named("cancelReservation", "Cancels a reservation");
    }
}
