using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The menu, as staff who may see prices read it.</summary>
/// <param name="Categories">In the order of the menu.</param>
[MessagePackObject]
public sealed record MenuView([property: Key("categories")] IReadOnlyList<MenuCategoryView> Categories);

/// <summary>One category of the menu.</summary>
/// <param name="Items">In the order of the category.</param>
/// <param name="Schedule">When they can be ordered; empty: always.</param>
[MessagePackObject]
public sealed record MenuCategoryView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("items")] IReadOnlyList<MenuItemView> Items,
    [property: Key("schedule")] IReadOnlyList<ServingTimeView> Schedule);

/// <summary>A category with the ids of its dishes.</summary>
/// <param name="ItemIds">In the order of the category.</param>
/// <param name="Schedule">When its dishes can be ordered; empty: always.</param>
[MessagePackObject]
public sealed record CategoryView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("itemIds")] IReadOnlyList<string> ItemIds,
    [property: Key("schedule")] IReadOnlyList<ServingTimeView> Schedule);

/// <summary>A dish or drink on the menu.</summary>
[MessagePackObject]
public sealed record MenuItemView
{
    [Key("id")] public required string Id { get; init; }
    [Key("name")] public required string Name { get; init; }
    [Key("category")] public required string Category { get; init; }

    /// <summary>In minor units.</summary>
    [Key("price")] public required long Price { get; init; }

    /// <summary>What the price is for, of a dish by weight: an order line gives the weight. Null: a portion.</summary>
    [Key("unit"), WireEnum("UnitOfMeasure")] public required string? Unit { get; init; }

    /// <summary>The station that prepares it.</summary>
    [Key("station")] public required string Station { get; init; }

    /// <summary>In parts per million, of all its taxes together; null: the restaurant's rate.</summary>
    [Key("taxRate")] public required int? TaxRate { get; init; }

    /// <summary>Its taxes, which add up to <c>taxRate</c>; empty: one tax without a name.</summary>
    [Key("taxes")] public required IReadOnlyList<NamedTaxView> Taxes { get; init; }

    /// <summary>The one rate if it is taken away, in parts per million; null: the same.</summary>
    [Key("takeAwayTaxRate")] public required int? TakeAwayTaxRate { get; init; }

    /// <summary>How long preparation takes; null: the station's default.</summary>
    [Key("prepMinutes")] public required int? PrepMinutes { get; init; }

    /// <summary>False while it cannot be ordered.</summary>
    [Key("available")] public required bool Available { get; init; }

    /// <summary>
    /// Why it cannot be ordered. <c>manual</c>: staff took it off; <c>auto</c>: it sold out; <c>schedule</c>: it is not its time. Null when
    /// available.
    /// </summary>
    [Key("reason"), WireEnum("OffReason")] public required string? Reason { get; init; }

    /// <summary>Portions left; null: not counted.</summary>
    [Key("stock")] public required int? Stock { get; init; }

    /// <summary>At how many portions left the kitchen is warned; null: never.</summary>
    [Key("lowStock")] public required int? LowStock { get; init; }

    /// <summary>The choices that an order line can make.</summary>
    [Key("modifiers")] public required IReadOnlyList<ModifierGroupView> Modifiers { get; init; }

    /// <summary>The parts of a set menu, in the order of the meal; empty for any other dish.</summary>
    [Key("parts")] public required IReadOnlyList<SetMenuPartView> Parts { get; init; }

    /// <summary>The allergens in it, as far as the menu declares them.</summary>
    [Key("allergens"), WireEnum("Allergen")] public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>The diets that it suits.</summary>
    [Key("marks"), WireEnum("DietaryMark")] public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>Identifies the image at <c>/api/menu/items/{id}/image</c> and changes with it; null: it has no image.</summary>
    [Key("image")] public required string? Image { get; init; }

    /// <summary>When it can be ordered, within the schedule of its category; empty: always.</summary>
    [Key("schedule")] public required IReadOnlyList<ServingTimeView> Schedule { get; init; }
}

/// <summary>One of several taxes on a dish.</summary>
/// <param name="Rate">In parts per million.</param>
[MessagePackObject]
public sealed record NamedTaxView([property: Key("name")] string Name, [property: Key("rate")] int Rate);

/// <summary>A choice: an order line takes at least <paramref name="Min"/> and at most <paramref name="Max"/> of the options.</summary>
[MessagePackObject]
public sealed record ModifierGroupView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("min")] int Min,
    [property: Key("max")] int Max,
    [property: Key("options")] IReadOnlyList<ModifierOptionView> Options);

/// <summary>One option of a choice.</summary>
/// <param name="Price">Added to the price of the portion, in minor units; negative for what the guest goes without.</param>
/// <param name="Max">How many times one portion can take it.</param>
/// <param name="LeavesOut">True if it takes something away, such as the onions. Its name says so as well.</param>
/// <param name="Available">False while it cannot be ordered.</param>
/// <param name="Reason">Why it cannot, as of a dish; null when available.</param>
/// <param name="Stock">Portions left; null: not counted.</param>
/// <param name="LowStock">At how many portions left the kitchen is warned; null: never.</param>
[MessagePackObject]
public sealed record ModifierOptionView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("price")] long Price,
    [property: Key("max")] int Max,
    [property: Key("leavesOut")] bool LeavesOut,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum("OffReason", "manual", "auto")] string? Reason,
    [property: Key("stock")] int? Stock,
    [property: Key("lowStock")] int? LowStock);

/// <summary>The menu as a kitchen sees it: no prices.</summary>
[MessagePackObject]
public sealed record KitchenMenu([property: Key("categories")] IReadOnlyList<KitchenMenuCategory> Categories);

[MessagePackObject]
public sealed record KitchenMenuCategory(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("items")] IReadOnlyList<KitchenMenuItem> Items,
    [property: Key("schedule")] IReadOnlyList<ServingTimeView> Schedule);

/// <summary>A dish as a kitchen sees it: no price, no tax.</summary>
[MessagePackObject]
public sealed record KitchenMenuItem
{
    [Key("id")] public required string Id { get; init; }
    [Key("name")] public required string Name { get; init; }
    [Key("category")] public required string Category { get; init; }
    [Key("unit"), WireEnum("UnitOfMeasure")] public required string? Unit { get; init; }
    [Key("station")] public required string Station { get; init; }
    [Key("prepMinutes")] public required int? PrepMinutes { get; init; }
    [Key("available")] public required bool Available { get; init; }
    [Key("reason"), WireEnum("OffReason")] public required string? Reason { get; init; }
    [Key("stock")] public required int? Stock { get; init; }
    [Key("lowStock")] public required int? LowStock { get; init; }
    [Key("modifiers")] public required IReadOnlyList<KitchenModifierGroup> Modifiers { get; init; }
    [Key("allergens"), WireEnum("Allergen")] public required IReadOnlyList<string> Allergens { get; init; }
    [Key("marks"), WireEnum("DietaryMark")] public required IReadOnlyList<string> Marks { get; init; }
    [Key("image")] public required string? Image { get; init; }
    [Key("schedule")] public required IReadOnlyList<ServingTimeView> Schedule { get; init; }
}

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
    [property: Key("name")] string Name,
    [property: Key("max")] int Max,
    [property: Key("leavesOut")] bool LeavesOut,
    [property: Key("available")] bool Available,
    [property: Key("reason"), WireEnum("OffReason", "manual", "auto")] string? Reason,
    [property: Key("stock")] int? Stock,
    [property: Key("lowStock")] int? LowStock);

/// <summary>The availability of a dish, without its price.</summary>
/// <param name="Stock">Portions left; null: not counted.</param>
/// <param name="Reason">Why it cannot be ordered; null when available.</param>
/// <param name="Schedule">When it can be ordered, within the schedule of its category; empty: always.</param>
/// <param name="Options">The options of all its choices.</param>
[MessagePackObject]
public sealed record DishAvailability(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("available")] bool Available,
    [property: Key("stock")] int? Stock,
    [property: Key("reason"), WireEnum("OffReason")] string? Reason,
    [property: Key("schedule")] IReadOnlyList<ServingTimeView> Schedule,
    [property: Key("options")] IReadOnlyList<OptionAvailability> Options);

/// <summary>The availability of an option, without its price.</summary>
/// <param name="Stock">Portions left; null: not counted.</param>
[MessagePackObject]
public sealed record OptionAvailability(
    [property: Key("optionId")] string OptionId,
    [property: Key("name")] string Name,
    [property: Key("available")] bool Available,
    [property: Key("stock")] int? Stock);
