using FluentValidation;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed class AddDishRules : AbstractValidator<AddDishBody>
{
    public static readonly AddDishRules Instance = new();

    private AddDishRules()
    {
        RuleFor(dish => dish.Name).Text(100);
        RuleFor(dish => dish.Category).Text(50);
        RuleFor(dish => dish.Price).Given().Amount();
        RuleFor(dish => dish.Station).StationName();
        RuleFor(dish => dish.TaxRate).Rate();
        RuleFor(dish => dish.PrepMinutes).Between(1, 240);
        RuleFor(dish => dish.Stock).Portions();
        RuleFor(dish => dish.LowStock).Portions();
        RuleFor(dish => dish.Modifiers).Groups();
        RuleForEach(dish => dish.Modifiers).NotNull().WithMessage("A group cannot be null.").SetValidator(ModifierGroupRules.Instance!);
    }
}

internal sealed class ChangeDishRules : AbstractValidator<ChangeDishBody>
{
    public static readonly ChangeDishRules Instance = new();

    private ChangeDishRules()
    {
        RuleFor(dish => dish.Name).Text(100).When(dish => dish.Name is not null);
        RuleFor(dish => dish.Category).Text(50).When(dish => dish.Category is not null);
        RuleFor(dish => dish.Price).Amount();
        RuleFor(dish => dish.Station).StationName();
        RuleFor(dish => dish.TaxRate).Rate();
        RuleFor(dish => dish.PrepMinutes).Between(1, 240);
        RuleFor(dish => dish.Stock).Portions();
        RuleFor(dish => dish.Stock).Null().WithMessage("Give a stock or unlimited, not both.").When(dish => dish.Unlimited is true);
        RuleFor(dish => dish.LowStock).Portions();
        RuleFor(dish => dish.ExpectedStock).Portions();
        RuleFor(dish => dish.Modifiers).Groups();
        RuleForEach(dish => dish.Modifiers).NotNull().WithMessage("A group cannot be null.").SetValidator(ModifierGroupRules.Instance!);
    }
}

internal sealed class ModifierGroupRules : AbstractValidator<ModifierGroupBody>
{
    public static readonly ModifierGroupRules Instance = new();

    private ModifierGroupRules()
    {
        RuleFor(group => group.Name).Text(50);
        RuleFor(group => group.Min).Given().Between(0, 20);
        RuleFor(group => group.Max).Given().Between(1, 20);
        RuleFor(group => group.Max).Must((group, max) => max is null || group.Min is null || max >= group.Min).WithMessage("The most cannot be below the least.");
        RuleFor(group => group.Options).Must(options => options is { Count: >= 1 and <= 20 }).WithMessage("Give 1 to 20 options.");
        RuleFor(group => group.Min).Must((group, min) => min is null || group.Options is null || min <= group.Options.Count).WithMessage("There are not as many options.");
        RuleForEach(group => group.Options).NotNull().WithMessage("An option cannot be null.").SetValidator(ModifierOptionRules.Instance!);
    }
}

internal sealed class ModifierOptionRules : AbstractValidator<ModifierOptionBody>
{
    public static readonly ModifierOptionRules Instance = new();

    private ModifierOptionRules()
    {
        RuleFor(option => option.Name).Text(50);
        RuleFor(option => option.Price).Amount();
    }
}

file static class DishRules
{
    public static IRuleBuilderOptions<T, string?> StationName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => name is null || name.Trim().Length > 0).WithMessage("Give a station's name.").OptionalText(30);

    /// <summary>Parts per million, up to the whole.</summary>
    public static IRuleBuilderOptions<T, int?> Rate<T>(this IRuleBuilder<T, int?> rule) => rule.Between(0, 1_000_000);

    public static IRuleBuilderOptions<T, int?> Portions<T>(this IRuleBuilder<T, int?> rule) => rule.Between(0, 1_000_000);

    public static IRuleBuilderOptions<T, IReadOnlyList<ModifierGroupBody?>?> Groups<T>(this IRuleBuilder<T, IReadOnlyList<ModifierGroupBody?>?> rule) =>
        rule.Must(groups => groups is null or { Count: <= 10 }).WithMessage("Give at most 10 groups.");
}
