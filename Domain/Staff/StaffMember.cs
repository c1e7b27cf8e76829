using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>Whether a person works now; they or a manager say so. Being connected is another thing, and changes nothing here.</summary>
public enum StaffStatus { OffDuty, Available, OnBreak, Inactive }

/// <param name="Id">The same as the account's.</param>
/// <param name="Stations">Where a chef works; empty: at the pass (expo), and so at any station.</param>
public sealed record StaffMember(string Id, string Name, Role Role, ImmutableArray<string> Stations, StaffStatus Status =
    StaffStatus.OffDuty)
{
    /// <summary>Works here. One who does not is let in nowhere, whatever their token says.</summary>
    public bool IsActive => Status != StaffStatus.Inactive;

    public bool IsOnDuty => Status is StaffStatus.Available or StaffStatus.OnBreak;
}
