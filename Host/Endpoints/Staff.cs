using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

/// <param name="Stations">Where a chef works; empty: at the pass.</param>
/// <param name="Status">Whether they work now, as they or a manager said.</param>
/// <param name="Active">They work here; with status <c>inactive</c> not any more.</param>
/// <param name="Online">They were connected within the last half minute, on whichever node. Null in the answer to a command, which is of the log alone.</param>
internal sealed record StaffView(string Id, string Name, string Role, IReadOnlyList<string> Stations, string Status, bool Active, bool? Online);

internal sealed record StaffStatusBody(string? Status);

/// <summary>Nothing of anybody's account is shown to others: no email, no phone.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapGroup("/staff");
        staff.MapGet("", ListAsync);
        staff.MapCommand<HireBody>("POST", "", HireAsync, Hired);
        staff.MapCommand<ChangeStaffBody>("PATCH", "/{staffId}", ChangeAsync, TheMember);
        staff.MapCommand<StaffStatusBody>("PUT", "/{staffId}/status", SetStatus, TheMember);
    }

    private static async Task<IResult> ListAsync(HttpContext http, LiveRestaurants restaurants, OnlineStaff attendance)
    {
        var state = await http.StateAsync(restaurants);
        var online = attendance.Online(state.Id);
        var all = state.Staff.Values.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Id, StringComparer.Ordinal);
        return StateRoutes.Page(http.Request.Query, [.. all.Select(member => member.View(online.Contains(member.Id)))], member => member.Id);
    }

    private static async ValueTask<Result<Outcome>> HireAsync(HttpContext http, HireBody body, RequestContext request) => Invalid.Check(HireRules.Instance, body) is { } refusal
        ? refusal : await http.RequestServices.GetRequiredService<StaffOnboarding>().HireAsync(body, request, http.RequestAborted);

    private static async ValueTask<Result<Outcome>> ChangeAsync(HttpContext http, ChangeStaffBody body, RequestContext request) => Invalid.Check(ChangeStaffRules.Instance, body) is { } refusal
        ? refusal : await http.RequestServices.GetRequiredService<StaffAccountChanges>().ChangeAsync(body, request, http.RequestAborted);

    private static Result<RestaurantCommand> SetStatus(StaffStatusBody body, RequestContext request) =>
        body.Check(StaffStatusRules.Instance, _ => new SetStaffStatus(request["staffId"], WireName.Parse<StaffStatus>(body.Status)!.Value));

    private static CommandResponse Hired(Outcome outcome, RequestContext request) => new(outcome.State.Staff[outcome.Event<StaffHired>().StaffId].View(), "/api/staff");

    private static CommandResponse TheMember(Outcome outcome, RequestContext request) => new(outcome.State.Staff.GetValueOrDefault(request["staffId"])?.View());

    private static StaffView View(this StaffMember member, bool? online = null) =>
        new(member.Id, member.Name, member.Role.Name(), member.Stations, WireName.Of(member.Status), member.IsActive, online);
}
