using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>An event of a dish on the menu.</summary>
public abstract record MenuEvent : RestaurantEvent;

[StoredEvent("menuItemAdded", 1)]
public sealed record MenuItemAdded(MenuItem Item) : MenuEvent;

/// <summary>
/// A dish has changed. Its stock and its availability have events of their own; its image has one that comes before this.
/// </summary>
/// <param name="Item">The whole dish as it is now.</param>
[StoredEvent("menuItemReplaced", 1)]
public sealed record MenuItemChanged(MenuItem Item) : MenuEvent;

/// <summary>The dish is off the menu for good. Orders that have it keep it.</summary>
/// <param name="Item">The dish as it was.</param>
[StoredEvent("menuItemRemoved", 1)]
public sealed record MenuItemRemoved(MenuItem Item) : MenuEvent;

/// <summary>
/// There is a new category, or one has another name, schedule or place, or its dishes another order. A dish that comes from another
/// category has a <see cref="MenuItemChanged"/> alone: it is at the end.
/// </summary>
/// <param name="Category">The whole category as it is now; its dishes have its name.</param>
/// <param name="Position">Its place on the menu; 1 is the first.</param>
[StoredEvent("menuCategoryReplaced", 1)]
public sealed record MenuCategoryChanged(MenuCategory Category, int Position) : MenuEvent;

/// <param name="Category">The category as it was: empty.</param>
[StoredEvent("menuCategoryRemoved", 1)]
public sealed record MenuCategoryRemoved(MenuCategory Category) : MenuEvent;

/// <summary>
/// By the clock, or by another schedule, other dishes are outside their schedule than before. Each of those gets an event of its own,
/// unless it is off for another reason.
/// </summary>
/// <param name="Closed">The ids of all dishes that are outside their schedule or their category's.</param>
/// <param name="NextAt">When that may change next; null: never.</param>
[StoredEvent("menuScheduleTurned", 1)]
public sealed record MenuScheduleTurned(ImmutableArray<string> Closed, DateTimeOffset? NextAt) : MenuEvent;

/// <param name="Reason">The reason why it is off; null when it is available again.</param>
[StoredEvent("menuAvailabilityChanged", 1)]
public sealed record MenuAvailabilityChanged(string MenuItemId, string Name, bool Available, OffReason? Reason) : MenuEvent;

/// <param name="Bytes">The image itself. Empty where it is not read from the log: memory and screens have no use for it.</param>
[StoredEvent("menuImageSet", 1)]
public sealed record MenuImageSet(string MenuItemId, string Hash, string ContentType, ReadOnlyMemory<byte> Bytes) : MenuEvent
{
    public override RestaurantEvent WithoutPayload() => this with { Bytes = default };
}

[StoredEvent("menuImageRemoved", 1)]
public sealed record MenuImageRemoved(string MenuItemId) : MenuEvent;

/// <param name="Stock">Null: unlimited from now on.</param>
[StoredEvent("stockChanged", 1)]
public sealed record StockChanged(string MenuItemId, string Name, int? Stock, int? Previous, StockCause Cause) : MenuEvent;

/// <param name="Reason">The reason why it is off; null when it is available again.</param>
[StoredEvent("optionAvailabilityChanged", 1)]
public sealed record OptionAvailabilityChanged(
    string MenuItemId, string Name, string OptionId, string OptionName, bool Available, OffReason? Reason) : MenuEvent;

/// <param name="Stock">Null: unlimited from now on.</param>
[StoredEvent("optionStockChanged", 1)]
public sealed record OptionStockChanged(
    string MenuItemId, string Name, string OptionId, string OptionName, int? Stock, int? Previous, StockCause Cause) : MenuEvent;

/// <summary>Initial + adjustments − sold + restored = what is there.</summary>
public enum StockCause { Sold, Restored, Adjusted }
