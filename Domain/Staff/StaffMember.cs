using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Staff;

/// <param name="Id">The same as the account's.</param>
/// <param name="Stations">Where a chef works; empty: at the pass (expo), and so at any station.</param>
public sealed record StaffMember(string Id, string Name, Role Role, ImmutableArray<string> Stations);

public sealed record HireStaff(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : RestaurantCommand;

public sealed record StaffHired(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : RestaurantEvent;
