using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>An event of a member of staff.</summary>
public abstract record StaffEvent : RestaurantEvent;

[StoredEvent("staffHired", 1)]
public sealed record StaffHired(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : StaffEvent;

/// <summary>A member of staff has changed; their status has an event of its own.</summary>
[StoredEvent("staffChanged", 1)]
public sealed record StaffChanged(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : StaffEvent;

/// <summary>The password or email of a person has changed, so what was signed in before lost its access.</summary>
/// <param name="Kept">The sign-in that goes on; null: none.</param>
[StoredEvent("signInsEnded", 1)]
public sealed record SignInsEnded(string StaffId, string? Kept) : StaffEvent;

/// <param name="Status">The new status; inactive: they do not work here any more.</param>
/// <param name="Role">Null: an older program stored none.</param>
[StoredEvent("staffStatusChanged", 1)]
public sealed record StaffStatusChanged(
    string StaffId, string Name, StaffStatus Status, StaffStatus Previous, Role? Role = null) : StaffEvent;
