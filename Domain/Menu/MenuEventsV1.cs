using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

// Events of logs from before a change stored the whole dish and the whole category. They cannot be lifted: they have only what changed.

/// <summary>The dish's new description; its stock and availability have events of their own.</summary>
[StoredEvent("menuItemChanged", 1)]
public sealed record MenuItemDescribed(
    string MenuItemId, string Name, string Category, long Price, string Station, int? TaxRate, int? PrepMinutes,
    int? LowStock, ImmutableArray<ModifierGroup> Modifiers) : MenuEvent
{
    public ImmutableArray<NamedTax>? Taxes { get; init; }

    /// <summary>Null, also in events from before dishes had one: taxed alike wherever it is eaten.</summary>
    public int? TakeAwayTaxRate { get; init; }

    /// <summary>Null, also in events from before dishes had one: the menu declares nothing.</summary>
    public Diet? Diet { get; init; }
}

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
