using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A shift of a cash drawer. Amounts are in minor units.</summary>
/// <param name="Sales">The cash of payments, including tips and rounding.</param>
/// <param name="Expected">The cash that should be in the drawer.</param>
/// <param name="Variance">Counted − expected; null until it is counted.</param>
internal sealed record ShiftView(
    string Id, string Drawer, [property: WireEnum<ShiftStatus>] string Status, long Float, long Sales, int SaleCount, long Refunds,
    int RefundCount,
    IReadOnlyList<CashEntryView> Entries, long Expected, long? Counted, long? Variance, string? Reason, string OpenedBy,
    [property: WireTime] string OpenedAt, string? ClosedBy, [property: WireTime] string? ClosedAt, long Seq);

/// <summary>A movement of cash in or out of a drawer, apart from payments.</summary>
internal sealed record CashEntryView(
    string Id, [property: WireEnum<CashEntryKind>] string Kind, long Amount, string Reason, string StaffId, string StaffName,
    [property: WireTime] string At);

/// <summary>The cash drawers.</summary>
internal static class ShiftEndpoints
{
    private static readonly View<Shift> Shown = View<Shift>.Of(shift => shift.View());

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
            .Named("countShift", "Starts the count of a shift", "No cash moves until the shift is closed.");
        // A closed shift has left the state; its event has it.
        shifts.MapCommand<CloseShiftRequest, Shift>("POST", "/{shiftId}/close", (outcome, _) => outcome.Event<ShiftClosed>().Shift, Shown)
            .Named(
                "closeShift", "Closes a shift with the counted cash",
                "A reason is required if the count differs from the expected cash.")
            .MayRefuse(RuleBroken);
    }

    private static Shift? Shift(this Outcome outcome, string shiftId) => outcome.State.Shifts.GetValueOrDefault(shiftId);

    private static ShiftView View(this Shift shift) => new(
        shift.Id, shift.Drawer, WireName.Of(shift.Status), shift.OpeningFloat, shift.Sales, shift.SaleCount, shift.Refunds,
        shift.RefundCount,
        [.. shift.Entries.Select(View)], shift.Expected, shift.Counted, shift.Variance, shift.Reason, shift.OpenedBy,
        WireTime.Of(shift.OpenedAt),
        shift.ClosedBy, WireTime.Of(shift.ClosedAt), shift.Seq);

    private static CashEntryView View(CashEntry entry) =>
        new(entry.Id, WireName.Of(entry.Kind), entry.Amount, entry.Reason, entry.StaffId, entry.StaffName, WireTime.Of(entry.At));
}
