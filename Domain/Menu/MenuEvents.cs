using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>An event of a dish on the menu.</summary>
public abstract record MenuEvent : RestaurantEvent;

[StoredEvent("menuItemAdded", 1)]
public sealed record MenuItemAdded(MenuItem Item) : MenuEvent;

/// <summary>The dish's new description; its stock and availability have events of their own.</summary>
[StoredEvent("menuItemChanged", 1)]
public sealed record MenuItemChanged(
    string MenuItemId, string Name, string Category, long Price, string Station, int? TaxRate, int? PrepMinutes,
    int? LowStock, ImmutableArray<ModifierGroup> Modifiers) : MenuEvent
{
    public ImmutableArray<NamedTax>? Taxes { get; init; }

    /// <summary>Null, also in events from before dishes had one: taxed alike wherever it is eaten.</summary>
    public int? TakeAwayTaxRate { get; init; }

    /// <summary>Null, also in events from before dishes had one: the menu declares nothing.</summary>
    public Diet? Diet { get; init; }

    /// <summary>Null, also in events from before there were dishes by weight: the price is for a portion.</summary>
    public UnitOfMeasure? Unit { get; init; }

    /// <summary>Null, also in events from before there were set menus: it is none.</summary>
    public ImmutableArray<SetMenuPart>? Parts { get; init; }
}

/// <summary>The dish is off the menu for good. Orders that have it keep it.</summary>
/// <param name="Item">The dish as it was.</param>
[StoredEvent("menuItemRemoved", 1)]
public sealed record MenuItemRemoved(MenuItem Item) : MenuEvent;

/// <summary>The dish has another place within its category.</summary>
/// <param name="Position">1 is the first.</param>
[StoredEvent("menuItemMoved", 1)]
public sealed record MenuItemMoved(string MenuItemId, int Position) : MenuEvent;

/// <summary>There is a new category, the last on the menu.</summary>
[StoredEvent("menuCategoryAdded", 1)]
public sealed record MenuCategoryAdded(string CategoryId, string Name) : MenuEvent;

[StoredEvent("menuCategoryRenamed", 1)]
public sealed record MenuCategoryRenamed(string CategoryId, string Name, string Previous) : MenuEvent;

/// <param name="Position">1 is the first.</param>
[StoredEvent("menuCategoryMoved", 1)]
public sealed record MenuCategoryMoved(string CategoryId, int Position) : MenuEvent;

/// <param name="Category">The category as it was: empty.</param>
[StoredEvent("menuCategoryRemoved", 1)]
public sealed record MenuCategoryRemoved(MenuCategory Category) : MenuEvent;

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

/// <summary>Initial + adjustments − sold + restored = what is there.</summary>
public enum StockCause { Sold, Restored, Adjusted }
