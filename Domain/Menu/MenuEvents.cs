using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

public sealed record MenuItemAdded(MenuItem Item) : RestaurantEvent;

/// <summary>The dish's new description; its stock and availability have events of their own.</summary>
public sealed record MenuItemChanged(
    string MenuItemId, string Name, string Category, long Price, string Station, int? TaxRate, int? PrepMinutes,
    int? LowStock, ImmutableArray<ModifierGroup> Modifiers) : RestaurantEvent;

/// <param name="Reason">Why it is off; null when it is available again.</param>
public sealed record MenuAvailabilityChanged(string MenuItemId, string Name, bool Available, OffReason? Reason) : RestaurantEvent;

/// <param name="Bytes">The image itself. Empty where it is not read from the log: memory and screens have no use for it.</param>
public sealed record MenuImageSet(string MenuItemId, string Hash, string ContentType, ReadOnlyMemory<byte> Bytes) : RestaurantEvent;

public sealed record MenuImageRemoved(string MenuItemId) : RestaurantEvent;

/// <param name="Stock">Null: unlimited from now on.</param>
public sealed record StockChanged(string MenuItemId, string Name, int? Stock, int? Previous, StockCause Cause) : RestaurantEvent;

/// <summary>Initial + adjustments − sold + restored = what is there.</summary>
public enum StockCause { Sold, Restored, Adjusted }
