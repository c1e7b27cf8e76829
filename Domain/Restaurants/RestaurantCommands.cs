using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

public sealed record OpenRestaurant(string Name, string Currency, string TimeZone, string? Phone) : RestaurantCommand;

/// <summary>What the clock brings about: alerts, escalations, expiries. Repeating it changes nothing, and it is never remembered.</summary>
public sealed record LetTimePass : RestaurantCommand;
