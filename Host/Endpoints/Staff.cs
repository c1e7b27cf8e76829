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

/// <summary>A member of staff as their colleagues see them: no email, no phone.</summary>
/// <param name="Stations">Where a chef works; empty: at the pass.</param>
/// <param name="Status">Whether they work now, as they or a manager said.</param>
/// <param name="Active">They work here; with status <c>inactive</c> not any more.</param>
/// <param name="Online">A screen of theirs was connected within the last half minute, to any node. Null in the answer to a command.</param>
internal sealed record StaffView(
    string Id, string Name, [property: WireEnum<Role>] string Role, IReadOnlyList<string> Stations,
    [property: WireEnum<StaffStatus>] string Status,
    bool Active, bool? Online);

internal static class StaffEndpoints
{
    private static readonly View<StaffMember> Shown = View<StaffMember>.Of(member => member.View());

    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapResource("/staff", "Staff", "Who works here, as what, and whether now.");
        staff.MapStateList("", ListAsync, View<StaffView>.Unchanged, member => member.Id).Named("listStaff", "All who work here, by name");
        staff.MapRequest<HireRequest, StaffMember>(
                "POST", "", (http, request) => http.Service<StaffOnboarding>().HireAsync(request, http.Caller(), http.RequestAborted),
                (outcome, _) => outcome.State.Staff[outcome.Event<StaffHired>().StaffId], Shown, _ => "/api/staff")
            .Named("hire", "Hires a member of staff", "They can sign in from then on. A manager cannot hire an admin.")
            .PermittedBy(Permission.ManageStaff).MayRefuse(AlreadyExists, RuleBroken, Forbidden);
        staff.MapRequest<ChangeStaffRequest, StaffMember>(
                "PATCH", "/{staffId}",
                (http, request) => http.Service<StaffAccountChanges>().ChangeAsync(request, http.Caller(), http.RequestAborted),
                (outcome, request) => outcome.Member(request.StaffId!), Shown)
            .Named(
                "changeStaff", "Changes a member of staff, or lets them go",
                "What is left out stays as it is. `active: false` ends their tokens and, within 5 s, their connections on every node.")
            .PermittedBy(Permission.ManageStaff).MayRefuse(IllegalTransition, RuleBroken, Forbidden);
        staff.MapCommand<SetStaffStatusRequest, StaffMember>(
                "PUT", "/{staffId}/status", (outcome, request) => outcome.Member(request.StaffId!), Shown)
            .Named(
                "setStaffStatus", "Clocks in, takes a break, clocks out",
                "For oneself, or by a manager for others. With tables to serve they cannot go off duty.")
            .MayRefuse(Forbidden, IllegalTransition, RuleBroken);
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
