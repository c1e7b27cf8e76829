using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Doors;

namespace RealtimeRestaurant.Host.Endpoints;

/// <param name="Stations">Where a chef works; empty: at the pass.</param>
internal sealed record StaffView(string Id, string Name, string Role, IReadOnlyList<string> Stations);

internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder api) =>
        api.MapStateList(
            "/staff",
            state => state.Staff.Values.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Id, StringComparer.Ordinal).Select(View),
            member => member.Id);

    private static StaffView View(StaffMember member) => new(member.Id, member.Name, member.Role.Name(), member.Stations);
}
