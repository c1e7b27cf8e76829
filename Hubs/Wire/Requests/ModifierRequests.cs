using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>A choice, of which between <c>min</c> and <c>max</c> options are taken.</summary>
[MessagePackObject]
public sealed record ModifierGroupRequest
{
    [Key("name")] public string? Name { get; init; }
    [Key("min")] public int? Min { get; init; }
    [Key("max")] public int? Max { get; init; }
    [Key("options")] public IReadOnlyList<ModifierOptionRequest?>? Options { get; init; }

    /// <summary>Requires a valid request.</summary>
    public ModifierGroupDraft Draft() =>
        new(Name!, Min!.Value, Max!.Value, [.. Options!.Select(option =>
            new ModifierOptionDraft(option!.Name!, option.Price ?? 0)
            {
                Max = option.Max, LeavesOut = option.LeavesOut, Stock = option.Stock, LowStock = option.LowStock,
            })]);
}

/// <summary>One option of a choice.</summary>
[MessagePackObject]
public sealed record ModifierOptionRequest
{
    [Key("name")] public string? Name { get; init; }

    /// <summary>The price that it adds to the dish; negative for what the guest goes without.</summary>
    [Key("price")] public long? Price { get; init; }

    /// <summary>How many times one portion can take it; absent: once.</summary>
    [Key("max")] public int? Max { get; init; }

    /// <summary>
    /// True if it takes something away, such as the onions, so that the kitchen marks it; absent: as before, of a new option false.
    /// </summary>
    [Key("leavesOut")] public bool? LeavesOut { get; init; }

    /// <summary>The portions of a new option; one that the dish has already keeps its own stock, and <c>lowStock</c>.</summary>
    [Key("stock")] public int? Stock { get; init; }

    [Key("lowStock")] public int? LowStock { get; init; }
}

internal sealed class ModifierGroupRules : AbstractValidator<ModifierGroupRequest>
{
    public ModifierGroupRules()
    {
        RuleFor(group => group.Name).Text(50);
        RuleFor(group => group.Min).Given().Between(0, 20);
        RuleFor(group => group.Max).Given().Between(1, 20);
        RuleFor(group => group.Max).Must((group, max) => max is null || group.Min is null || max >= group.Min)
            .WithMessage("`max` cannot be below `min`.");
        RuleFor(group => group.Options).Count(1, 20, "options");
        RuleFor(group => group.Min)
            .Must((group, min) => min is null || group.Options is null || min <= group.Options.Sum(option => (long)(option?.Max ?? 1)))
            .WithMessage("`max` cannot be above the number of options.");
        RuleForEach(group => group.Options).Each(Validators.Of<ModifierOptionRequest>(), "option");
    }
}

internal sealed class ModifierOptionRules : AbstractValidator<ModifierOptionRequest>
{
    public ModifierOptionRules()
    {
        RuleFor(option => option.Name).Text(50);
        RuleFor(option => option.Price).Between(-Amounts.Max, Amounts.Max);
        RuleFor(option => option.Max).Between(1, 20);
        RuleFor(option => option.Stock).Portions();
        RuleFor(option => option.LowStock).Portions();
    }
}
