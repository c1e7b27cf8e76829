using MessagePack;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The menu, as staff who may see prices read it.</summary>
/// <param name="Categories">By name.</param>
[MessagePackObject]
public sealed record MenuView([property: Key("categories")] IReadOnlyList<MenuCategoryView> Categories);

/// <summary>One category of the menu.</summary>
/// <param name="Items">By name.</param>
[MessagePackObject]
public sealed record MenuCategoryView(
    [property: Key("name")] string Name,
    [property: Key("items")] IReadOnlyList<MenuItemView> Items);

/// <summary>A dish or drink on the menu.</summary>
/// <param name="Price">In minor units.</param>
/// <param name="Station">The station that prepares it.</param>
/// <param name="TaxRate">In parts per million; null: the restaurant's rate.</param>
/// <param name="PrepMinutes">How long preparation takes; null: the station's default.</param>
/// <param name="Available">False while it cannot be ordered.</param>
/// <param name="Reason">Why it cannot be ordered. <c>manual</c>: staff took it off; <c>auto</c>: it sold out. Null when available.</param>
/// <param name="Stock">Portions left; null: not counted.</param>
/// <param name="LowStock">At how many portions left the kitchen is warned; null: never.</param>
/// <param name="Modifiers">The choices that an order line can make.</param>
/// <param name="Image">Identifies the image at <c>/api/menu/items/{id}/image</c> and changes with it; null: it has no image.</param>
[MessagePackObject]
public sealed record MenuItemView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("category")] string Category,
    [property: Key("price")] long Price,
    [property: Key("station")] string Station,
    [property: Key("taxRate")] int? TaxRate,
    [property: Key("prepMinutes")] int? PrepMinutes,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum<OffReason>] string? Reason,
    [property: Key("stock")] int? Stock,
    [property: Key("lowStock")] int? LowStock,
    [property: Key("modifiers")] IReadOnlyList<ModifierGroupView> Modifiers,
    [property: Key("image")] string? Image);

/// <summary>A choice: an order line takes at least <paramref name="Min"/> and at most <paramref name="Max"/> of the options.</summary>
[MessagePackObject]
public sealed record ModifierGroupView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("min")] int Min,
    [property: Key("max")] int Max,
    [property: Key("options")] IReadOnlyList<ModifierOptionView> Options);

/// <summary>One option of a choice.</summary>
/// <param name="Price">Added to the price of the portion, in minor units.</param>
[MessagePackObject]
public sealed record ModifierOptionView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("price")] long Price);

/// <summary>The menu as a kitchen sees it: no prices.</summary>
[MessagePackObject]
public sealed record KitchenMenu([property: Key("categories")] IReadOnlyList<KitchenMenuCategory> Categories);

[MessagePackObject]
public sealed record KitchenMenuCategory(
    [property: Key("name")] string Name,
    [property: Key("items")] IReadOnlyList<KitchenMenuItem> Items);

/// <summary>A dish as a kitchen sees it: no price, no tax.</summary>
[MessagePackObject]
public sealed record KitchenMenuItem(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("category")] string Category,
    [property: Key("station")] string Station,
    [property: Key("prepMinutes")] int? PrepMinutes,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum<OffReason>] string? Reason,
    [property: Key("stock")] int? Stock,
    [property: Key("lowStock")] int? LowStock,
    [property: Key("modifiers")] IReadOnlyList<KitchenModifierGroup> Modifiers,
    [property: Key("image")] string? Image);

[MessagePackObject]
public sealed record KitchenModifierGroup(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("min")] int Min,
    [property: Key("max")] int Max,
    [property: Key("options")] IReadOnlyList<KitchenModifierOption> Options);

[MessagePackObject]
public sealed record KitchenModifierOption(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name);

/// <summary>Whether a dish can be ordered; without its price.</summary>
/// <param name="Stock">Portions left; null: not counted.</param>
[MessagePackObject]
public sealed record DishAvailability(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("available")] bool Available,
    [property: Key("stock")] int? Stock);

/// <summary>Maps the menu.</summary>
public static class MenuViews
{
    /// <summary>The whole menu: categories by name, dishes by name.</summary>
    public static MenuView MenuView(this Restaurant state) =>
        new([.. ByCategory(state).Select(category => new MenuCategoryView(category.Key, [.. category.Select(View)]))]);

    /// <summary>The same without prices.</summary>
    public static KitchenMenu KitchenMenu(this Restaurant state) =>
        new([.. ByCategory(state).Select(category => new KitchenMenuCategory(category.Key, [.. category.Select(KitchenView)]))]);

    /// <summary>All dishes with their availability, by name and without prices.</summary>
    public static IReadOnlyList<DishAvailability> Dishes(this Restaurant state) => [.. ByName(state).Select(Availability)];

    public static DishAvailability Availability(this MenuItem item) => new(item.Id, item.Name, item.Available, item.Stock);

    public static MenuItemView View(this MenuItem item) => new(
        item.Id, item.Name, item.Category, item.Price, item.Station, item.TaxRate, item.PrepMinutes, item.Available,
        item.Off is { } reason ? WireName.Of(reason) : null, item.Stock, item.LowStock,
        item.Modifiers.IsDefaultOrEmpty ? [] : [.. item.Modifiers.Select(View)], item.Image?.Hash);

    public static KitchenMenuItem KitchenView(this MenuItem item) => new(
        item.Id, item.Name, item.Category, item.Station, item.PrepMinutes, item.Available,
        item.Off is { } reason ? WireName.Of(reason) : null,
        item.Stock, item.LowStock, item.Modifiers.IsDefaultOrEmpty ? [] : [.. item.Modifiers.Select(KitchenView)], item.Image?.Hash);

    private static KitchenModifierGroup KitchenView(ModifierGroup group) =>
        new(group.Id, group.Name, group.Min, group.Max,
            [.. group.Options.Select(option => new KitchenModifierOption(option.Id, option.Name))]);

    private static ModifierGroupView View(ModifierGroup group) => new(
        group.Id, group.Name, group.Min, group.Max,
        [.. group.Options.Select(option => new ModifierOptionView(option.Id, option.Name, option.Price))]);

    private static IEnumerable<IGrouping<string, MenuItem>> ByCategory(Restaurant state) =>
        ByName(state).GroupBy(item => item.Category).OrderBy(category => category.Key, StringComparer.Ordinal);

    private static IOrderedEnumerable<MenuItem> ByName(Restaurant state) =>
        state.Menu.Values.OrderBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Id, StringComparer.Ordinal);
}
