using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Staff;

public sealed record StaffHired(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : RestaurantEvent;

/// <summary>As they now are; their status has an event of its own.</summary>
public sealed record StaffChanged(string StaffId, string Name, Role Role, ImmutableArray<string> Stations) : RestaurantEvent;

/// <param name="Status">Inactive: they do not work here any more.</param>
public sealed record StaffStatusChanged(string StaffId, string Name, StaffStatus Status, StaffStatus Previous) : RestaurantEvent;
