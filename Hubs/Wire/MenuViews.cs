using MessagePack;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The menu as those see it who may see prices.</summary>
[MessagePackObject]
public sealed record MenuView([property: Key("categories")] IReadOnlyList<MenuCategoryView> Categories);

[MessagePackObject]
public sealed record MenuCategoryView(
    [property: Key("name")] string Name,
    [property: Key("items")] IReadOnlyList<MenuItemView> Items);

/// <param name="TaxRate">Parts per million; null: the restaurant's.</param>
/// <param name="PrepMinutes">Null: the station's default.</param>
/// <param name="Reason">Why it is off: <c>manual</c> or <c>auto</c>; null when available.</param>
/// <param name="Stock">Portions left; null: unlimited.</param>
/// <param name="LowStock">Where a warning is given; null: nowhere.</param>
/// <param name="Image">Names the image that is at <c>/api/menu/items/{id}/image</c>: another name, another image. Null: it has none.</param>
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

/// <summary>A choice, of which between <paramref name="Min"/> and <paramref name="Max"/> options are taken.</summary>
[MessagePackObject]
public sealed record ModifierGroupView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("min")] int Min,
    [property: Key("max")] int Max,
    [property: Key("options")] IReadOnlyList<ModifierOptionView> Options);

[MessagePackObject]
public sealed record ModifierOptionView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("price")] long Price);

public static class MenuViews
{
    /// <summary>The whole menu: categories by name, dishes by name.</summary>
    public static MenuView MenuView(this Restaurant state) => new(
        [.. ByName(state).GroupBy(item => item.Category).OrderBy(category => category.Key, StringComparer.Ordinal)
            .Select(category => new MenuCategoryView(category.Key, [.. category.Select(View)]))]);

    /// <summary>What may be ordered now, by name and without prices.</summary>
    public static IReadOnlyList<DishAvailability> Dishes(this Restaurant state) => [.. ByName(state).Select(Availability)];

    public static DishAvailability Availability(this MenuItem item) => new(item.Id, item.Name, item.Available, item.Stock);

    public static MenuItemView View(this MenuItem item) => new(
        item.Id, item.Name, item.Category, item.Price, item.Station, item.TaxRate, item.PrepMinutes, item.Available,
        item.Off is { } reason ? WireName.Of(reason) : null, item.Stock, item.LowStock,
        item.Modifiers.IsDefaultOrEmpty ? [] : [.. item.Modifiers.Select(View)], item.Image?.Hash);

    private static ModifierGroupView View(ModifierGroup group) => new(
        group.Id, group.Name, group.Min, group.Max, [.. group.Options.Select(option => new ModifierOptionView(option.Id, option.Name, option.Price))]);

    private static IOrderedEnumerable<MenuItem> ByName(Restaurant state) =>
        state.Menu.Values.OrderBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Id, StringComparer.Ordinal);
}
