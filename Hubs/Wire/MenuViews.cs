using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps the menu.</summary>
public static class MenuViews
{
    /// <summary>The whole menu.</summary>
    public static MenuView MenuView(this Restaurant state) => new([.. state.Categories.Select(category =>
        new MenuCategoryView(
            category.Id, category.Name, [.. category.ItemIds.Select(id => state.Menu[id].View())],
            category.Schedule.View()))]);

    /// <summary>The same without prices.</summary>
    public static KitchenMenu KitchenMenu(this Restaurant state) => new([.. state.Categories.Select(category =>
        new KitchenMenuCategory(
            category.Id, category.Name, [.. category.ItemIds.Select(id => state.Menu[id].KitchenView())],
            category.Schedule.View()))]);

    /// <summary>The categories, in the order of the menu.</summary>
    public static IReadOnlyList<CategoryView> CategoriesView(this Restaurant state) => [.. state.Categories.Select(View)];

    public static CategoryView View(this MenuCategory category) =>
        new(category.Id, category.Name, category.ItemIds, category.Schedule.View());

    /// <summary>All dishes with their availability, by name and without prices.</summary>
    public static IReadOnlyList<DishAvailability> Dishes(this Restaurant state) =>
        [.. state.Menu.Values.OrderBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Id, StringComparer.Ordinal)
            .Select(Availability)];

    public static DishAvailability Availability(this MenuItem item) =>
        new(item.Id, item.Name, item.Available, item.Stock, NameOf(item.Reason), item.Schedule.View(),
            [.. item.Modifiers.SelectMany(group => group.Options).Select(option =>
                new OptionAvailability(option.Id, option.Name, option.Available, option.Stock))]);

    public static MenuItemView View(this MenuItem item) => new()
    {
        Id = item.Id, Name = item.Name, Category = item.Category, Price = item.Price,
        Unit = item.Unit is { } unit ? WireName.Of(unit) : null, Station = item.Station, TaxRate = item.TaxRate,
        Taxes = item.Taxes.View(), TakeAwayTaxRate = item.TakeAwayTaxRate, PrepMinutes = item.PrepMinutes,
        Available = item.Available, Reason = NameOf(item.Reason), Schedule = item.Schedule.View(),
        Stock = item.Stock, LowStock = item.LowStock, Modifiers = item.Modifiers.IsDefaultOrEmpty ? [] : [.. item.Modifiers.Select(View)],
        Parts = [.. (item.Parts ?? []).Select(part => part.View())],
        Allergens = item.Diet.AllergenNames(), Marks = item.Diet.MarkNames(), Image = item.Image?.Hash,
    };

    public static KitchenMenuItem KitchenView(this MenuItem item) => new()
    {
        Id = item.Id, Name = item.Name, Category = item.Category, Unit = item.Unit is { } unit ? WireName.Of(unit) : null,
        Station = item.Station, PrepMinutes = item.PrepMinutes,
        Available = item.Available, Reason = NameOf(item.Reason), Schedule = item.Schedule.View(), Stock = item.Stock,
        LowStock = item.LowStock, Modifiers = item.Modifiers.IsDefaultOrEmpty ? [] : [.. item.Modifiers.Select(KitchenView)],
        Allergens = item.Diet.AllergenNames(), Marks = item.Diet.MarkNames(), Image = item.Image?.Hash,
    };

    /// <summary>Empty where there are no taxes by name.</summary>
    internal static IReadOnlyList<NamedTaxView> View(this ImmutableArray<NamedTax>? taxes) =>
        [.. (taxes ?? []).Select(tax => new NamedTaxView(tax.Name, tax.Rate))];

    public static IReadOnlyList<string> AllergenNames(this Diet? diet) => [.. (diet?.Allergens ?? []).Select(WireName.Of)];

    public static IReadOnlyList<string> MarkNames(this Diet? diet) => [.. (diet?.Marks ?? []).Select(WireName.Of)];

    private static string? NameOf(OffReason? reason) => reason is { } given ? WireName.Of(given) : null;

    private static KitchenModifierGroup KitchenView(ModifierGroup group) =>
        new(group.Id, group.Name, group.Min, group.Max,
            [.. group.Options.Select(option => new KitchenModifierOption(
                option.Id, option.Name, option.Max, option.LeavesOut, option.Available, NameOf(option.Off), option.Stock,
                option.LowStock))]);

    private static ModifierGroupView View(ModifierGroup group) => new(
        group.Id, group.Name, group.Min, group.Max,
        [.. group.Options.Select(option => new ModifierOptionView(
            option.Id, option.Name, option.Price, option.Max, option.LeavesOut, option.Available, NameOf(option.Off), option.Stock,
            option.LowStock))]);
}
