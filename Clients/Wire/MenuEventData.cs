using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A dish was added or changed.</summary>
/// <param name="Item">The whole dish. If it was not in its category before, it is the last there.</param>
[MessagePackObject]
public sealed record MenuItemChanged([property: Key("item")] MenuItemView Item);

/// <summary>A dish was added or changed, as a kitchen reads it: without prices and taxes.</summary>
/// <param name="Item">The whole dish. If it was not in its category before, it is the last there.</param>
[MessagePackObject]
public sealed record KitchenMenuItemChanged([property: Key("item")] KitchenMenuItem Item);

/// <summary>A category was added, changed, moved or removed, or its dishes have another order.</summary>
/// <param name="Category">The whole category. Its dishes have its name as their <c>category</c>.</param>
/// <param name="Position">Its place on the menu, and 1 is the first; null: it was removed.</param>
[MessagePackObject]
public sealed record MenuCategoryChanged(
    [property: Key("category")] CategoryView Category,
    [property: Key("position")] int? Position);

/// <summary>A dish was taken off the menu or put back on it, or its time has begun or ended.</summary>
/// <param name="Reason">
/// Why it cannot be ordered. <c>manual</c>: staff took it off; <c>auto</c>: it sold out; <c>schedule</c>: it is not its time. Null when
/// available.
/// </param>
[MessagePackObject]
public sealed record MenuAvailabilityChanged(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum("OffReason")] string? Reason);

/// <summary>The stock of a dish has changed.</summary>
/// <param name="Stock">Portions left; null: not counted.</param>
/// <param name="Previous">Portions before; null: not counted.</param>
[MessagePackObject]
public sealed record StockChanged(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("stock")] int? Stock,
    [property: Key("previous")] int? Previous);

/// <summary>An option of a dish was taken off the menu or put back on it.</summary>
/// <param name="Name">The dish's name.</param>
/// <param name="Reason">Why it cannot be ordered: <c>manual</c> or <c>auto</c>, as of a dish. Null when available.</param>
[MessagePackObject]
public sealed record OptionAvailabilityChanged(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("optionId")] string OptionId,
    [property: Key("optionName")] string OptionName,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum("OffReason", "manual", "auto")] string? Reason);

/// <summary>The stock of an option of a dish has changed.</summary>
/// <param name="Name">The dish's name.</param>
/// <param name="Stock">Portions left; null: not counted.</param>
/// <param name="Previous">Portions before; null: not counted.</param>
[MessagePackObject]
public sealed record OptionStockChanged(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("optionId")] string OptionId,
    [property: Key("optionName")] string OptionName,
    [property: Key("stock")] int? Stock,
    [property: Key("previous")] int? Previous);

/// <summary>A dish was removed from the menu for good.</summary>
[MessagePackObject]
public sealed record MenuItemRemoved(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name);
