namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps events of staff to their data.</summary>
public static class StaffEventData
{
    public static StaffStatusChanged Data(this Domain.Staff.StaffStatusChanged changed) =>
        new(changed.StaffId, changed.Name, WireName.Of(changed.Status), WireName.Of(changed.Previous),
            changed.Role is { } role ? WireName.Of(role) : null);
}
