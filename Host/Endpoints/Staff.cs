using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A member of staff, without email and phone.</summary>
/// <param name="Stations">The stations of a chef; empty: the pass.</param>
/// <param name="Status">The working status that they or a manager set.</param>
/// <param name="Active">True while they work here; false with the status <c>inactive</c>.</param>
/// <param name="Online">True if a screen of theirs was connected to any node within the last 30 s. Null in the response to a
/// command.</param>
internal sealed record StaffView(
    string Id, string Name, [property: WireEnum<Role>] string Role, IReadOnlyList<string> Stations,
    [property: WireEnum<StaffStatus>] string Status,
    bool Active, bool? Online);

internal static class StaffEndpoints
{
    private static readonly View<StaffMember> Shown = View<StaffMember>.Of(member => member.View());

    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapResource("/staff", "Staff", "Members of staff, their roles and their working status.");
        staff.MapStateList("", ListAsync, View<StaffView>.Unchanged, member => member.Id).Named("listStaff", "Lists all staff, by name");
        staff.MapRequest<HireRequest, StaffMember>(
                "POST", "", (http, request) => http.Service<StaffOnboarding>().HireAsync(request, http.Caller(), http.RequestAborted),
                (outcome, _) => outcome.State.Staff[outcome.Event<StaffHired>().StaffId], Shown, _ => "/api/staff")
            .Named("hire", "Hires a member of staff", "They can then sign in. A manager cannot hire an admin.")
            .PermittedBy(Permission.ManageStaff).MayRefuse(AlreadyExists, RuleBroken, Forbidden);
        staff.MapRequest<ChangeStaffRequest, StaffMember>(
                "PATCH", "/{staffId}",
                (http, request) => http.Service<StaffAccountChanges>().ChangeAsync(request, http.Caller(), http.RequestAborted),
                (outcome, request) => outcome.Member(request.StaffId!), Shown)
            .Named(
                "changeStaff", "Changes or deactivates a member of staff",
                "Absent members do not change; without stations a chef is at the pass; `email` is for admins to change. `active: false` "
                + "ends their tokens and, within 5 s, their connections on every node. `handOverTo` gets their tables; else these have no "
                + "waiter.")
            .PermittedBy(Permission.ManageStaff).MayRefuse(AlreadyExists, IllegalTransition, RuleBroken, Forbidden);
        staff.MapCommand<HandOverTablesRequest, HandoverView>(
                "POST", "/{staffId}/handover", (outcome, request) => outcome.Handover(request.To!), View<HandoverView>.Unchanged)
            .Named(
                "handOverTables", "Hands tables over to another member of staff",
                "Who is on duty gets the given tables, or all. Staff hand over their own, managers also those of others.")
            .PermittedBy(Permission.AssignWaiters).MayRefuse(Forbidden, RuleBroken);
        staff.MapCommand<SetStaffStatusRequest, StaffMember>(
                "PUT", "/{staffId}/status", (outcome, request) => outcome.Member(request.StaffId!), Shown)
            .Named(
                "setStaffStatus", "Clocks in or out, or starts a break",
                "Staff do this for themselves, managers also for others. Staff with guests cannot go off duty, unless they hand all their "
                + "tables over in the same command, to `handOverTo`.")
            .MayRefuse(Forbidden, IllegalTransition, RuleBroken);
        staff.MapHours();
    }

    private static async ValueTask<IEnumerable<StaffView>> ListAsync(HttpContext http)
    {
        var state = await http.StateAsync();
        var online = http.Service<OnlineStaff>().Online(state.Id);
        return state.Staff.Values.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Id, StringComparer.Ordinal)
            .Select(member => member.View(online.Contains(member.Id)));
    }

    private static StaffMember? Member(this Outcome outcome, string staffId) => outcome.State.Staff.GetValueOrDefault(staffId);

    private static StaffView View(this StaffMember member, bool? online = null) =>
        new(member.Id, member.Name, member.Role.Name(), member.Stations, WireName.Of(member.Status), member.IsActive, online);
}
