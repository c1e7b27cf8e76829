using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>The cash drawers.</summary>
internal static class ShiftEndpoints
{
    private static readonly View<Shift> Shown = View<Shift>.Of((shift, caller) => shift.View(isHidden: shift.IsHiddenFrom(caller)));

    public static void MapShifts(this IEndpointRouteBuilder api)
    {
        var shifts = api.MapResource(
                "/shifts", "Shifts", "Shifts of cash drawers, from opening to counting. A drawer has at most one open shift.")
            .Requires(Permission.CountCash);
        shifts.MapList("", HistorySources.Shifts, Shown, "opened", ShiftStatus.Open).Named("listShifts", "Lists shifts, newest first");
        shifts.MapFind("/{shiftId}", HistorySources.Shifts, Shown).Named("getShift", "Gets one shift");
        shifts.MapCommand<OpenShiftRequest, Shift>(
                "POST", "", (outcome, _) => outcome.Shift(outcome.Event<ShiftOpened>().Shift.Id), Shown, shift => $"/api/shifts/{shift.Id}")
            .Named("openShift", "Opens a shift of a drawer").MayRefuse(AlreadyExists, RuleBroken);
        shifts.MapCommand<MoveCashRequest, Shift>(
                "POST", "/{shiftId}/entries", (outcome, request) => outcome.Shift(request.ShiftId!), Shown)
            .Named(
                "moveCash", "Moves cash in or out of a drawer",
                "A further entry corrects a mistake. `noSale` only opens the drawer and has no amount.")
            .MayRefuse(IllegalTransition, RuleBroken);
        shifts.MapCommand<CountShiftRequest, Shift>(
                "POST", "/{shiftId}/count", (outcome, request) => outcome.Shift(request.ShiftId!), Shown)
            .Named("countShift", "Starts the count of a shift",
                "No cash moves until the shift is closed. With the restaurant's `blindCount`, cashiers are not shown what the drawer "
                + "should hold until then.");
        // A closed shift has left the state; its event has it.
        shifts.MapCommand<CloseShiftRequest, Shift>("POST", "/{shiftId}/close", (outcome, _) => outcome.Event<ShiftClosed>().Shift, Shown)
            .Named(
                "closeShift", "Closes a shift with the counted cash",
                "Only after `countShift`, and not while a payment waits for a terminal: one that the person who opened the shift started, "
                + "or a person who has opened none. A reason is required if the count differs, and of cashiers who count "
                + "blind always.")
            .MayRefuse(IllegalTransition, RuleBroken);
    }

    private static Shift? Shift(this Outcome outcome, string shiftId) => outcome.State.Shifts.GetValueOrDefault(shiftId);
}
