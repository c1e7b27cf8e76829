using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>What happened to the restaurant itself: its name and its settings.</summary>
public abstract record ProfileEvent : RestaurantEvent;

/// <summary>The first event of every log.</summary>
[StoredEvent("restaurantOpened", 1)]
public sealed record RestaurantOpened(string Name, string Currency, string TimeZone, string? Phone) : ProfileEvent;

/// <summary>As it now is.</summary>
[StoredEvent("restaurantChanged", 1)]
public sealed record RestaurantChanged(string Name, string TimeZone, string? Phone, RestaurantSettings Settings) : ProfileEvent;
