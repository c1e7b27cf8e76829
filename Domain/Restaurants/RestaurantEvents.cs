using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>The first event of every log.</summary>
public sealed record RestaurantOpened(string Name, string Currency, string TimeZone, string? Phone) : RestaurantEvent;

/// <summary>A command was accepted that changed nothing; it is in the log so that its id is remembered like any other's.</summary>
public sealed record CommandNoted : RestaurantEvent;

/// <summary>As it now is.</summary>
public sealed record RestaurantChanged(string Name, string TimeZone, string? Phone, RestaurantSettings Settings) : RestaurantEvent;
