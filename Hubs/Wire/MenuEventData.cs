using MessagePack;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Hubs.Wire;

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
    [property: Key("reason"), WireEnum<OffReason>] string? Reason);

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
    [property: Key("reason"), WireEnum<OffReason>(OffReason.Manual, OffReason.Auto)] string? Reason);

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

/// <summary>Maps events of the menu to their data.</summary>
public static class MenuEventData
{
    public static MenuAvailabilityChanged Data(this Domain.Menu.MenuAvailabilityChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.Available, changed.Reason is { } reason ? WireName.Of(reason) : null);

    public static StockChanged Data(this Domain.Menu.StockChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.Stock, changed.Previous);

    public static OptionAvailabilityChanged Data(this Domain.Menu.OptionAvailabilityChanged changed) => new(
        changed.MenuItemId, changed.Name, changed.OptionId, changed.OptionName, changed.Available,
        changed.Reason is { } reason ? WireName.Of(reason) : null);

    public static OptionStockChanged Data(this Domain.Menu.OptionStockChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.OptionId, changed.OptionName, changed.Stock, changed.Previous);

    public static MenuItemRemoved Data(this Domain.Menu.MenuItemRemoved removed) => new(removed.Item.Id, removed.Item.Name);
}
