using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Staff;

public sealed record HireStaff(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : RestaurantCommand;

/// <summary>Null leaves a property as it is.</summary>
/// <param name="Active">False: deactivates, with all that follows. True: works here again, and is off duty.</param>
public sealed record ChangeStaff(string StaffId, string? Name, Role? Role, ImmutableArray<string>? Stations, bool? Active) : RestaurantCommand;

/// <summary>Clocks in, takes or ends a break, clocks out.</summary>
public sealed record SetStaffStatus(string StaffId, StaffStatus Status) : RestaurantCommand;
