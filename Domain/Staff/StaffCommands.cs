using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>A command about staff.</summary>
public abstract record StaffCommand : RestaurantCommand;

public sealed record HireStaff(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : StaffCommand
{
    /// <inheritdoc cref="ChangeStaff.Credentials"/>
    public string? Credentials { get; init; }
}

/// <summary>Null leaves a property as it is.</summary>
/// <param name="Active">False deactivates the member of staff; true brings them back, off duty.</param>
public sealed record ChangeStaff(string StaffId, string? Name, Role? Role, ImmutableArray<string>? Stations, bool? Active) : StaffCommand
{
    /// <summary>
    /// A keyed digest of the password, which must not be in the log: the same command id with another password is another command. No rule
    /// reads it, and it is not stored.
    /// </summary>
    public string? Credentials { get; init; }

    /// <inheritdoc cref="SetStaffStatus.HandOverTo"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HandOverTo { get; init; }
}

/// <summary>Ends what a person has signed in, since their password or email has changed. Only the system sends it.</summary>
/// <param name="Kept">The sign-in that goes on; null: none.</param>
public sealed record EndSignIns(string StaffId, string? Kept) : StaffCommand;

/// <summary>Clocks in, takes or ends a break, clocks out.</summary>
public sealed record SetStaffStatus(string StaffId, StaffStatus Status) : StaffCommand
{
    /// <summary>
    /// The member of staff who gets all tables of the person who leaves. Where it is not given it is not part of the fingerprint, so that a
    /// command from before it existed is still the same command.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HandOverTo { get; init; }
}
