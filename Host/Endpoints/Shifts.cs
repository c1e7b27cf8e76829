using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>
/// A shift of a cash drawer. Amounts are in minor units. Sales, refunds, expected and the amounts of entries are null for cashiers until it
/// is closed, if it is counted blind.
/// </summary>
internal sealed record ShiftView
{
    public required string Id { get; init; }
    public required string Drawer { get; init; }
    [WireEnum<ShiftStatus>] public required string Status { get; init; }
    public required long Float { get; init; }

    /// <summary>The cash of payments, including tips and rounding.</summary>
    public required long? Sales { get; init; }

    public required int SaleCount { get; init; }
    public required long? Refunds { get; init; }
    public required int RefundCount { get; init; }
    public required IReadOnlyList<CashEntryView> Entries { get; init; }

    /// <summary>The cash that should be in the drawer.</summary>
    public required long? Expected { get; init; }

    public required long? Counted { get; init; }

    /// <summary>Counted − expected; null until it is counted.</summary>
    public required long? Variance { get; init; }

    public required string? Reason { get; init; }
    public required string OpenedBy { get; init; }
    [WireTime] public required string OpenedAt { get; init; }
    public required string? ClosedBy { get; init; }
    [WireTime] public required string? ClosedAt { get; init; }
    public required long Seq { get; init; }
}

/// <summary>A movement of cash in or out of a drawer, apart from payments.</summary>
/// <param name="PaymentId">The payment whose correction moved the cash; null: none.</param>
internal sealed record CashEntryView(
    string Id, [property: WireEnum<CashEntryKind>] string Kind, long? Amount, string Reason, string StaffId, string StaffName,
    [property: WireTime] string At, string? PaymentId);

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
                + "or a person who has opened none. A reason is required if the count differs from the expected cash, and of cashiers who "
                + "count blind always.")
            .MayRefuse(IllegalTransition, RuleBroken);
    }

    private static Shift? Shift(this Outcome outcome, string shiftId) => outcome.State.Shifts.GetValueOrDefault(shiftId);

    private static ShiftView View(this Shift shift, bool isHidden) => new()
    {
        Id = shift.Id, Drawer = shift.Drawer, Status = WireName.Of(shift.Status), Float = shift.OpeningFloat,
        Sales = isHidden ? null : shift.Sales, SaleCount = shift.SaleCount, Refunds = isHidden ? null : shift.Refunds,
        RefundCount = shift.RefundCount, Entries = [.. shift.Entries.Select(entry => entry.View(isHidden))],
        Expected = isHidden ? null : shift.Expected, Counted = shift.Counted, Variance = shift.Variance, Reason = shift.Reason,
        OpenedBy = shift.OpenedBy, OpenedAt = WireTime.Of(shift.OpenedAt), ClosedBy = shift.ClosedBy,
        ClosedAt = WireTime.Of(shift.ClosedAt), Seq = shift.Seq,
    };

    private static CashEntryView View(this CashEntry entry, bool isHidden) =>
        new(entry.Id, WireName.Of(entry.Kind), isHidden ? null : entry.Amount, entry.Reason, entry.StaffId, entry.StaffName,
            WireTime.Of(entry.At), entry.PaymentId);
}
