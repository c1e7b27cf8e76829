using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>The working status that a member of staff or a manager sets. Connections do not change it.</summary>
public enum StaffStatus { OffDuty, Available, OnBreak, Inactive }

/// <param name="Id">The same as the account's.</param>
/// <param name="Stations">The stations where a chef works; empty: the pass (expo), and so any station.</param>
public sealed record StaffMember(
    string Id, string Name, Role Role, ImmutableArray<string> Stations, StaffStatus Status = StaffStatus.OffDuty)
{
    /// <summary>The last time that what was signed in before lost its access; null: never.</summary>
    public EndedSignIns? EndedSignIns { get; init; }

    /// <summary>True while they work here. Former staff have no access, whatever their token says.</summary>
    public bool IsActive => Status != StaffStatus.Inactive;

    public bool IsOnDuty => Status is StaffStatus.Available or StaffStatus.OnBreak;
}

/// <summary>Ended sign-ins of one person: their access tokens are not accepted any more, and their connections are closed.</summary>
/// <param name="Seq">Tokens that were issued before this event are of these sign-ins.</param>
/// <param name="Kept">The sign-in that goes on, because it changed the password or email itself; null: none.</param>
public sealed record EndedSignIns(long Seq, string? Kept);
