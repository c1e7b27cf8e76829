using System.Collections.Immutable;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>
/// The members that adding and changing a dish have in common. In a new dish null is the same as absent; in a change it takes the value
/// away.
/// </summary>
public abstract record DishRequest : CommandRequest
{
    [Key("name")] public Optional<string?> Name { get; init; }
    [Key("category")] public Optional<string?> Category { get; init; }
    [Key("price")] public Optional<long?> Price { get; init; }

    /// <summary>The station that prepares it; null: the restaurant's kitchen.</summary>
    [Key("station")] public Optional<string?> Station { get; init; }

    /// <summary>One tax; null: the restaurant's rate.</summary>
    [Key("taxRate")] public Optional<int?> TaxRate { get; init; }

    /// <summary>Several taxes by name, instead of <c>taxRate</c>; null or empty: none.</summary>
    [Key("taxes")] public Optional<IReadOnlyList<TaxRequest?>?> Taxes { get; init; }

    /// <summary>The rate if it is taken away; null: the same.</summary>
    [Key("takeAwayTaxRate")] public Optional<int?> TakeAwayTaxRate { get; init; }

    /// <summary>Null: the station's default.</summary>
    [Key("prepMinutes")] public Optional<int?> PrepMinutes { get; init; }

    /// <summary>The portions left; null: they are not counted.</summary>
    [Key("stock")] public Optional<int?> Stock { get; init; }

    /// <summary>The number of portions left at which the kitchen is warned; null: never.</summary>
    [Key("lowStock")] public Optional<int?> LowStock { get; init; }

    /// <summary>All choices of the dish; null or empty: none.</summary>
    [Key("modifiers")] public Optional<IReadOnlyList<ModifierGroupRequest?>?> Modifiers { get; init; }

    /// <summary>All allergens in the dish; null or empty: none.</summary>
    [Key("allergens")] public Optional<IReadOnlyList<string?>?> Allergens { get; init; }

    /// <summary>All diets that the dish suits; null or empty: none.</summary>
    [Key("marks")] public Optional<IReadOnlyList<string?>?> Marks { get; init; }

    /// <summary>When it can be ordered, within the schedule of its category; null or empty: always.</summary>
    [Key("schedule")] public Optional<IReadOnlyList<ServingTimeRequest?>?> Schedule { get; init; }

    protected ImmutableArray<NamedTax>? NamedTaxes() =>
        Taxes.Value is { Count: > 0 } taxes ? [.. taxes.Select(tax => new NamedTax(tax!.Name!, tax.Rate!.Value))] : null;

    protected ImmutableArray<ModifierGroupDraft> Groups() => [.. (Modifiers.Value ?? []).Select(group => group!.Draft())];

    protected static ImmutableArray<TEnum>? Values<TEnum>(Optional<IReadOnlyList<string?>?> names) where TEnum : struct, Enum =>
        names.IsGiven ? [.. (names.Value ?? []).Select(WireName.Value<TEnum>)] : null;
}

internal abstract class DishRules<TRequest> : RequestRules<TRequest> where TRequest : DishRequest
{
    protected DishRules()
    {
        RuleFor(dish => dish.Price).Amount();
        RuleFor(dish => dish.Station).StationName();
        RuleFor(dish => dish.TaxRate).Rate();
        RuleFor(dish => dish.TaxRate).Null().WithMessage("Give a tax rate or taxes, not both.")
            .When(dish => dish.Taxes.Value is { Count: > 0 });
        RuleFor(dish => dish.Taxes).AtMost(5, "taxes");
        RuleForEach(dish => dish.Taxes).Each(Validators.Of<TaxRequest>(), "tax");
        RuleFor(dish => dish.TakeAwayTaxRate).Rate();
        RuleFor(dish => dish.PrepMinutes).Between(1, 240);
        RuleFor(dish => dish.Stock).Portions();
        RuleFor(dish => dish.LowStock).Portions();
        RuleFor(dish => dish.Modifiers).AtMost(10, "groups");
        RuleFor(dish => dish.Allergens).AtMost(Enum.GetValues<Allergen>().Length, "allergens");
        RuleForEach(dish => dish.Allergens).NameOf<TRequest, Allergen>();
        RuleFor(dish => dish.Marks).AtMost(Enum.GetValues<DietaryMark>().Length, "marks");
        RuleForEach(dish => dish.Marks).NameOf<TRequest, DietaryMark>();
        RuleForEach(dish => dish.Modifiers).Each(Validators.Of<ModifierGroupRequest>(), "group");
        RuleFor(dish => dish.Schedule).AtMost(ServingTimeRules.Most, "times");
        RuleForEach(dish => dish.Schedule).Each(Validators.Of<ServingTimeRequest>(), "time");
    }
}

/// <summary>One of several taxes on a dish.</summary>
[MessagePackObject]
public sealed record TaxRequest
{
    [Key("name")] public string? Name { get; init; }

    /// <summary>In parts per million; together at most 1,000,000.</summary>
    [Key("rate")] public int? Rate { get; init; }
}

internal sealed class TaxRules : AbstractValidator<TaxRequest>
{
    public TaxRules()
    {
        RuleFor(tax => tax.Name).Text(30);
        RuleFor(tax => tax.Rate).Given().Between(1, RestaurantSettings.Whole);
    }
}

/// <summary>Adds a dish to the menu.</summary>
[MessagePackObject]
public sealed record AddDishRequest : DishRequest
{
    public override RestaurantCommand Command() =>
        new AddMenuItem(
            Name.Value!, Category.Value!, Price.Value!.Value, Station.Value, TaxRate.Value, PrepMinutes.Value, Stock.Value, LowStock.Value,
            Groups())
        {
            Taxes = NamedTaxes(), TakeAwayTaxRate = TakeAwayTaxRate.Value, Allergens = Values<Allergen>(Allergens),
            Marks = Values<DietaryMark>(Marks), Schedule = ServingTimeRequest.Schedule(Schedule.Value),
        };
}

internal sealed class AddDishRules : DishRules<AddDishRequest>
{
    public AddDishRules()
    {
        RuleFor(dish => dish.Name).Text(100);
        RuleFor(dish => dish.Category).Text(50);
        RuleFor(dish => dish.Price).Given();
    }
}

/// <summary>
/// Changes a dish, or takes it off the menu. Absent members do not change; null takes a value away where a dish can be without.
/// </summary>
[MessagePackObject]
public sealed record ChangeDishRequest : DishRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }
    [Key("available")] public Optional<bool?> Available { get; init; }

    /// <summary>True stops counting portions, like <c>stock: null</c>. Not together with <c>stock</c>.</summary>
    [Key("unlimited")] public Optional<bool?> Unlimited { get; init; }

    /// <summary>
    /// The expected current stock, null if portions are not counted. If it is another, the request is refused with <c>versionChanged</c>.
    /// </summary>
    [Key("expectedStock")] public Optional<int?> ExpectedStock { get; init; }

    /// <summary>The place within the category: 1 is the first, and beyond the last is the last.</summary>
    [Key("position")] public Optional<int?> Position { get; init; }

    // Availability may be changed by the kitchen too; everything else about a dish by managers.
    public override RestaurantCommand Command() =>
        Available.Value is { } available
            && this == new ChangeDishRequest { CommandId = CommandId, MenuItemId = MenuItemId, Available = available }
            ? new SetAvailability(MenuItemId!, available)
            : new ChangeMenuItem
            {
                MenuItemId = MenuItemId!, Name = Name.Value, Category = Category.Value, Price = Price.Value,
                Station = Station.IsGiven ? Station.Value ?? Stations.Default : null, TaxRate = TaxRate,
                Taxes = Taxes.IsGiven ? new(NamedTaxes()) : default, PrepMinutes = PrepMinutes,
                LowStock = LowStock, Modifiers = Modifiers.IsGiven ? Groups() : null, Available = Available.Value,
                Stock = Unlimited.Value is true ? null : Stock, ExpectedStock = ExpectedStock, TakeAwayTaxRate = TakeAwayTaxRate,
                Position = Position.Value, Allergens = Values<Allergen>(Allergens), Marks = Values<DietaryMark>(Marks),
                Schedule = Schedule.IsGiven ? new(ServingTimeRequest.Schedule(Schedule.Value)) : default,
            };
}

internal sealed class ChangeDishRules : DishRules<ChangeDishRequest>
{
    public ChangeDishRules()
    {
        RuleFor(dish => dish.MenuItemId).Id();
        RuleFor(dish => dish.Name).Text(100).When(dish => dish.Name.Value is not null);
        RuleFor(dish => dish.Category).Text(50).When(dish => dish.Category.Value is not null);
        RuleFor(dish => dish.Stock).Null().WithMessage("Give a stock or unlimited, not both.").When(dish => dish.Unlimited.Value is true);
        NotRemovable(dish => dish.Name);
        NotRemovable(dish => dish.Category);
        NotRemovable(dish => dish.Price);
        NotRemovable(dish => dish.Available);
        NotRemovable(dish => dish.Unlimited);
        RuleFor(dish => dish.Position).Place();
        NotRemovable(dish => dish.Position);
        RuleFor(dish => dish.ExpectedStock).Portions();
    }
}

/// <summary>Removes a dish for good. Orders that have it keep it.</summary>
[MessagePackObject]
public sealed record RemoveDishRequest : CommandRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }

    public override RestaurantCommand Command() => new RemoveMenuItem(MenuItemId!);
}

internal sealed class RemoveDishRules : RequestRules<RemoveDishRequest>
{
    public RemoveDishRules() => RuleFor(request => request.MenuItemId).Id();
}

/// <summary>Takes a dish, or an option of it, off the menu or brings it back.</summary>
[MessagePackObject]
public sealed record SetAvailabilityRequest : CommandRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }
    [Key("available")] public bool? Available { get; init; }

    /// <summary>Absent: the dish itself.</summary>
    [Key("optionId")] public string? OptionId { get; init; }

    public override RestaurantCommand Command() => new SetAvailability(MenuItemId!, Available!.Value) { OptionId = OptionId };
}

internal sealed class SetAvailabilityRules : RequestRules<SetAvailabilityRequest>
{
    public SetAvailabilityRules()
    {
        RuleFor(request => request.MenuItemId).Id();
        RuleFor(request => request.Available).Given();
        RuleFor(request => request.OptionId).Id().When(request => request.OptionId is not null);
    }
}

/// <summary>Sets the image of a dish and replaces any earlier one.</summary>
[MessagePackObject]
public sealed record SetDishImageRequest : CommandRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }

    /// <summary>The type of the bytes by <see cref="MenuImage.TypeOf"/>.</summary>
    [Key("contentType")] public string? ContentType { get; init; }

    [Key("bytes")] public ReadOnlyMemory<byte> Bytes { get; init; }

    public override RestaurantCommand Command() => new SetMenuImage(MenuItemId!, ContentType!, Bytes);
}

internal sealed class SetDishImageRules : RequestRules<SetDishImageRequest>
{
    public SetDishImageRules()
    {
        RuleFor(request => request.MenuItemId).Id();
        RuleFor(request => request.ContentType).OneOf(MenuImage.ContentTypes);
    }
}

/// <summary>Removes the image of a dish.</summary>
[MessagePackObject]
public sealed record RemoveDishImageRequest : CommandRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }

    public override RestaurantCommand Command() => new RemoveMenuImage(MenuItemId!);
}

internal sealed class RemoveDishImageRules : RequestRules<RemoveDishImageRequest>
{
    public RemoveDishImageRules() => RuleFor(request => request.MenuItemId).Id();
}

file static class DishFields
{
    public static void StationName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => name is null || name.Trim().Length > 0).WithMessage("Give a station's name.").OptionalText(30);
}
