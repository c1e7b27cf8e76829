using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A member of staff came on duty, went on a break, went off duty, or left the restaurant.</summary>
/// <param name="Status"><c>inactive</c>: no longer works at the restaurant.</param>
/// <param name="Role">Null only in what an older program stored.</param>
[MessagePackObject]
public sealed record StaffStatusChanged(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("status"), WireEnum("StaffStatus")] string Status,
    [property: Key("previous"), WireEnum("StaffStatus")] string Previous,
    [property: Key("role"), WireEnum("Role")] string? Role);
