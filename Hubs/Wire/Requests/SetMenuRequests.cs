using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>A part of a set menu, such as its dessert.</summary>
[MessagePackObject]
public sealed record SetMenuPartRequest
{
    [Key("name")] public string? Name { get; init; }

    /// <summary>How many of the dishes are chosen; absent: one.</summary>
    [Key("count")] public int? Count { get; init; }

    /// <summary>The course that it is served in; absent: that of the order line.</summary>
    [Key("course")] public int? Course { get; init; }

    /// <summary>The dishes to choose from.</summary>
    [Key("choices")] public IReadOnlyList<SetMenuChoiceRequest?>? Choices { get; init; }

    /// <summary>Requires a valid request.</summary>
    public SetMenuPartDraft Draft() => new(
        Name!, Count ?? 1, Course, [.. Choices!.Select(choice => new SetMenuChoice(choice!.MenuItemId!, choice.Surcharge ?? 0))]);
}

/// <summary>One dish of a part of a set menu.</summary>
[MessagePackObject]
public sealed record SetMenuChoiceRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }

    /// <summary>What it adds to the price of the menu; absent: nothing.</summary>
    [Key("surcharge")] public long? Surcharge { get; init; }
}

internal sealed class SetMenuPartRules : AbstractValidator<SetMenuPartRequest>
{
    public SetMenuPartRules()
    {
        RuleFor(part => part.Name).Text(50);
        RuleFor(part => part.Count).Between(1, SetMenuPartDraft.MaxCount);
        RuleFor(part => part.Course).Between(1, LineDraft.MaxCourse);
        RuleFor(part => part.Choices).Count(1, 50, "choices");
        RuleForEach(part => part.Choices).Each(Validators.Of<SetMenuChoiceRequest>(), "choice");
    }
}

internal sealed class SetMenuChoiceRules : AbstractValidator<SetMenuChoiceRequest>
{
    public SetMenuChoiceRules()
    {
        RuleFor(choice => choice.MenuItemId).Id();
        RuleFor(choice => choice.Surcharge).Amount();
    }
}
