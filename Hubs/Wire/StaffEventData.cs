using MessagePack;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A member of staff came on duty, went on a break, went off duty, or left the restaurant.</summary>
/// <param name="Status"><c>inactive</c>: no longer works at the restaurant.</param>
[MessagePackObject]
public sealed record StaffStatusChanged(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("status"), WireEnum<StaffStatus>] string Status,
    [property: Key("previous"), WireEnum<StaffStatus>] string Previous);

/// <summary>Maps events of staff to their data.</summary>
public static class StaffEventData
{
    public static StaffStatusChanged Data(this Domain.Staff.StaffStatusChanged changed) =>
        new(changed.StaffId, changed.Name, WireName.Of(changed.Status), WireName.Of(changed.Previous));
}
