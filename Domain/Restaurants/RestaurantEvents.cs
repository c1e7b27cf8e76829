using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>An event of the restaurant itself: its name and its settings.</summary>
public abstract record ProfileEvent : RestaurantEvent;

/// <summary>The first event of every log.</summary>
[StoredEvent("restaurantOpened", 1)]
public sealed record RestaurantOpened(string Name, string Currency, string TimeZone, string? Phone) : ProfileEvent;

/// <summary>The restaurant has new settings; the event has all of them.</summary>
[StoredEvent("restaurantChanged", 1)]
public sealed record RestaurantChanged(string Name, string TimeZone, string? Phone, RestaurantSettings Settings) : ProfileEvent;
