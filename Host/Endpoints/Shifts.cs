using FluentValidation;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record OpenShiftBody(string? Drawer, long? Float);

internal sealed record CashEntryBody(string? Kind, long? Amount, string? Reason);

internal sealed record CloseShiftBody(long? Counted, string? Reason);

/// <summary>A drawer's shift; amounts in minor units.</summary>
/// <param name="Sales">Cash that came in by payments, tips and rounding included.</param>
/// <param name="Expected">What should lie in the drawer.</param>
/// <param name="Variance">Counted − expected; null until it is counted.</param>
internal sealed record ShiftView(
    string Id, string Drawer, string Status, long Float, long Sales, int SaleCount, long Refunds, int RefundCount, IReadOnlyList<CashEntryView> Entries, long Expected,
    long? Counted, long? Variance, string? Reason, string OpenedBy, string OpenedAt, string? ClosedBy, string? ClosedAt, long Seq);

internal sealed record CashEntryView(string Id, string Kind, long Amount, string Reason, string StaffId, string StaffName, string At);

/// <summary>The cash drawers.</summary>
internal static class ShiftEndpoints
{
    public static void MapShifts(this IEndpointRouteBuilder api)
    {
        var shifts = api.MapGroup("/shifts").RequireAuthorization(policy => policy.RequireRole(Permissions.RolesWith(Permission.CountCash).Select(role => role.Name())));
        shifts.MapList("", HistorySources.Shifts, View);
        shifts.MapFind("/{id}", HistorySources.Shifts, View);
        shifts.MapCommand<OpenShiftBody>("POST", "", Open, Opened);
        shifts.MapCommand<CashEntryBody>("POST", "/{shiftId}/entries", Move, TheShift);
        shifts.MapCommand<NoFields>("POST", "/{shiftId}/count", (_, request) => new CountShift(request["shiftId"]), TheShift);
        shifts.MapCommand<CloseShiftBody>("POST", "/{shiftId}/close", Close, Closed);
    }

    private static Result<RestaurantCommand> Open(OpenShiftBody body, RequestContext request) =>
        body.Check(OpenShiftRules.Instance, _ => new OpenShift(body.Drawer ?? OpenShift.DefaultDrawer, body.Float!.Value));

    private static Result<RestaurantCommand> Move(CashEntryBody body, RequestContext request) =>
        body.Check(CashEntryRules.Instance, _ => new MoveCash(request["shiftId"], WireName.Parse<CashEntryKind>(body.Kind)!.Value, body.Amount ?? 0, body.Reason!));

    private static Result<RestaurantCommand> Close(CloseShiftBody body, RequestContext request) =>
        body.Check(CloseShiftRules.Instance, _ => new CloseShift(request["shiftId"], body.Counted!.Value, body.Reason));

    private static CommandResponse Opened(Outcome outcome, RequestContext request) =>
        outcome.State.Shifts.GetValueOrDefault(outcome.Event<ShiftOpened>().Shift.Id) is { } shift ? new(View(shift), $"/api/shifts/{shift.Id}") : default;

    private static CommandResponse TheShift(Outcome outcome, RequestContext request) => new(outcome.State.Shifts.GetValueOrDefault(request["shiftId"]) is { } shift ? View(shift) : null);

    // Closed, it has left the state; its event says what became of it.
    private static CommandResponse Closed(Outcome outcome, RequestContext request) => new(View(outcome.Event<ShiftClosed>().Shift));

    private static ShiftView View(Shift shift) => new(
        shift.Id, shift.Drawer, WireName.Of(shift.Status), shift.OpeningFloat, shift.Sales, shift.SaleCount, shift.Refunds, shift.RefundCount,
        [.. shift.Entries.Select(View)], shift.Expected, shift.Counted, shift.Variance, shift.Reason, shift.OpenedBy, WireTime.Of(shift.OpenedAt),
        shift.ClosedBy, WireTime.Of(shift.ClosedAt), shift.Seq);

    private static CashEntryView View(CashEntry entry) => new(entry.Id, WireName.Of(entry.Kind), entry.Amount, entry.Reason, entry.StaffId, entry.StaffName, WireTime.Of(entry.At));

    private sealed class OpenShiftRules : AbstractValidator<OpenShiftBody>
    {
        public static readonly OpenShiftRules Instance = new();

        private OpenShiftRules()
        {
            RuleFor(body => body.Drawer).Text(30).When(body => body.Drawer is not null);
            RuleFor(body => body.Float).Given().Amount();
        }
    }

    private sealed class CashEntryRules : AbstractValidator<CashEntryBody>
    {
        public static readonly CashEntryRules Instance = new();

        private CashEntryRules()
        {
            RuleFor(body => body.Kind).NameOf<CashEntryBody, CashEntryKind>();
            RuleFor(body => body.Amount).Amount();
            RuleFor(body => body.Amount).Given().When(body => body.Kind != WireName.Of(CashEntryKind.NoSale));
            RuleFor(body => body.Reason).Text(200);
        }
    }

    private sealed class CloseShiftRules : AbstractValidator<CloseShiftBody>
    {
        public static readonly CloseShiftRules Instance = new();

        private CloseShiftRules()
        {
            RuleFor(body => body.Counted).Given().Amount();
            RuleFor(body => body.Reason).Note();
        }
    }
}
