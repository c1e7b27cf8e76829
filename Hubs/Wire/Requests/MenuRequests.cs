using System.Collections.Immutable;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>The members that adding and changing a dish have in common.</summary>
public abstract record DishRequest : CommandRequest
{
    [Key("name")] public string? Name { get; init; }
    [Key("category")] public string? Category { get; init; }
    [Key("price")] public long? Price { get; init; }
    [Key("station")] public string? Station { get; init; }
    [Key("taxRate")] public int? TaxRate { get; init; }
    [Key("prepMinutes")] public int? PrepMinutes { get; init; }

    /// <summary>The portions left; without it they are not counted.</summary>
    [Key("stock")] public int? Stock { get; init; }

    /// <summary>The number of portions left at which the kitchen is warned.</summary>
    [Key("lowStock")] public int? LowStock { get; init; }

    [Key("modifiers")] public IReadOnlyList<ModifierGroupRequest?>? Modifiers { get; init; }

    protected ImmutableArray<ModifierGroupDraft>? Groups() => Modifiers is null ? null : [.. Modifiers.Select(group => group!.Draft())];
}

internal abstract class DishRules<TRequest> : RequestRules<TRequest> where TRequest : DishRequest
{
    protected DishRules()
    {
        RuleFor(dish => dish.Price).Amount();
        RuleFor(dish => dish.Station).StationName();
        RuleFor(dish => dish.TaxRate).Rate();
        RuleFor(dish => dish.PrepMinutes).Between(1, 240);
        RuleFor(dish => dish.Stock).Portions();
        RuleFor(dish => dish.LowStock).Portions();
        RuleFor(dish => dish.Modifiers).AtMost(10, "groups");
        RuleForEach(dish => dish.Modifiers).Each(Validators.Of<ModifierGroupRequest>(), "group");
    }
}

/// <summary>Adds a dish to the menu.</summary>
[MessagePackObject]
public sealed record AddDishRequest : DishRequest
{
    public override RestaurantCommand Command() =>
        new AddMenuItem(Name!, Category!, Price!.Value, Station, TaxRate, PrepMinutes, Stock, LowStock, Groups() ?? []);
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

/// <summary>Changes a dish, or takes it off the menu. Members that are absent or null do not change.</summary>
[MessagePackObject]
public sealed record ChangeDishRequest : DishRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }
    [Key("available")] public bool? Available { get; init; }

    /// <summary>True stops counting portions. Not together with <c>stock</c>.</summary>
    [Key("unlimited")] public bool? Unlimited { get; init; }

    /// <summary>The expected current stock. If it is another, the request is refused with <c>versionChanged</c>.</summary>
    [Key("expectedStock")] public int? ExpectedStock { get; init; }

    // Availability may be changed by the kitchen too; everything else about a dish by managers.
    public override RestaurantCommand Command() =>
        Available is { } available
            && this == new ChangeDishRequest { CommandId = CommandId, MenuItemId = MenuItemId, Available = available }
            ? new SetAvailability(MenuItemId!, available)
            : new ChangeMenuItem
            {
                MenuItemId = MenuItemId!, Name = Name, Category = Category, Price = Price, Station = Station, TaxRate = TaxRate,
                PrepMinutes = PrepMinutes, LowStock = LowStock, Modifiers = Groups(), Available = Available, Stock = Stock,
                Unlimited = Unlimited ?? false, ExpectedStock = ExpectedStock,
            };
}

internal sealed class ChangeDishRules : DishRules<ChangeDishRequest>
{
    public ChangeDishRules()
    {
        RuleFor(dish => dish.MenuItemId).Id();
        RuleFor(dish => dish.Name).Text(100).When(dish => dish.Name is not null);
        RuleFor(dish => dish.Category).Text(50).When(dish => dish.Category is not null);
        RuleFor(dish => dish.Stock).Null().WithMessage("Give a stock or unlimited, not both.").When(dish => dish.Unlimited is true);
        RuleFor(dish => dish.ExpectedStock).Portions();
    }
}

/// <summary>Takes a dish off the menu or brings it back.</summary>
[MessagePackObject]
public sealed record SetAvailabilityRequest : CommandRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }
    [Key("available")] public bool? Available { get; init; }

    public override RestaurantCommand Command() => new SetAvailability(MenuItemId!, Available!.Value);
}

internal sealed class SetAvailabilityRules : RequestRules<SetAvailabilityRequest>
{
    public SetAvailabilityRules()
    {
        RuleFor(request => request.MenuItemId).Id();
        RuleFor(request => request.Available).Given();
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

    public static void Portions<T>(this IRuleBuilder<T, int?> rule) => rule.Between(0, 1_000_000);
}
