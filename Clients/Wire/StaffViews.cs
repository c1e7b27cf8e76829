using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A member of staff, as colleagues read it.</summary>
[MessagePackObject]
public sealed record ColleagueView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("role"), WireEnum("Role")] string Role,
    [property: Key("status"), WireEnum("StaffStatus", "offDuty", "available", "onBreak")] string Status);
