using System.Collections.Immutable;
using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>One line of an order.</summary>
[MessagePackObject]
public sealed record LineRequest
{
    [Key("menuItemId")] public string? MenuItemId { get; init; }
    [Key("quantity")] public int? Quantity { get; init; }

    /// <summary>Of a dish by weight, in thousandths of its unit: 350 is 0.350 kg. Its quantity is 1.</summary>
    [Key("weight")] public int? Weight { get; init; }

    /// <summary>A note for the kitchen.</summary>
    [Key("note")] public string? Note { get; init; }

    /// <summary>The ids of the chosen options.</summary>
    [Key("modifiers")] public IReadOnlyList<string?>? Modifiers { get; init; }

    /// <summary>The dishes that are chosen of a set menu, for all its parts.</summary>
    [Key("choices")] public IReadOnlyList<ChoiceRequest?>? Choices { get; init; }

    /// <summary>Courses after the first wait until they are fired.</summary>
    [Key("course")] public int? Course { get; init; }

    [Key("seat")] public int? Seat { get; init; }

    /// <summary>The requested line. Requires a valid request.</summary>
    public LineDraft Draft() => new(MenuItemId!, Quantity!.Value, Note, [.. (Modifiers ?? []).Select(option => option!)], Course, Seat)
    {
        Weight = Weight, Choices = Choices is null ? null : [.. Choices.Select(choice => choice!.Draft())],
    };
}

/// <summary>A dish that is chosen for a part of a set menu.</summary>
[MessagePackObject]
public sealed record ChoiceRequest
{
    /// <summary>The id of the part.</summary>
    [Key("partId")] public string? PartId { get; init; }

    [Key("menuItemId")] public string? MenuItemId { get; init; }

    /// <summary>A note for the kitchen; absent: that of the line.</summary>
    [Key("note")] public string? Note { get; init; }

    /// <summary>The ids of the dish's chosen options.</summary>
    [Key("modifiers")] public IReadOnlyList<string?>? Modifiers { get; init; }

    /// <summary>Requires a valid request.</summary>
    public ChoiceDraft Draft() => new(PartId!, MenuItemId!, Note, [.. (Modifiers ?? []).Select(option => option!)]);
}

internal sealed class ChoiceRules : AbstractValidator<ChoiceRequest>
{
    public ChoiceRules()
    {
        RuleFor(choice => choice.PartId).Id();
        RuleFor(choice => choice.MenuItemId).Id();
        RuleFor(choice => choice.Note).Note();
        RuleFor(choice => choice.Modifiers).AtMost(20, "options");
        RuleForEach(choice => choice.Modifiers).Id();
    }
}

internal sealed class LineRules : AbstractValidator<LineRequest>
{
    public LineRules()
    {
        RuleFor(line => line.MenuItemId).Id();
        RuleFor(line => line.Quantity).Given().Quantity();
        RuleFor(line => line.Weight).Between(1, PortionWeight.Max);
        RuleFor(line => line.Note).Note();
        RuleFor(line => line.Modifiers).AtMost(20, "options");
        RuleForEach(line => line.Modifiers).Id();
        RuleFor(line => line.Choices).AtMost(SetMenuPartDraft.MaxParts * SetMenuPartDraft.MaxCount, "choices");
        RuleForEach(line => line.Choices).Each(Validators.Of<ChoiceRequest>(), "choice");
        RuleFor(line => line.Course).Between(1, LineDraft.MaxCourse);
        RuleFor(line => line.Seat).Between(1, 99);
    }
}

internal static class LineLists
{
    public static ImmutableArray<LineDraft> Drafts(this IEnumerable<LineRequest?> lines) => [.. lines.Select(line => line!.Draft())];

    public static void Lines<T>(this IRuleBuilder<T, IReadOnlyList<LineRequest?>?> rule) => rule.Count(1, 100, "lines");

    public static void Line<T>(this IRuleBuilder<T, LineRequest?> rule) => rule.Each(Validators.Of<LineRequest>(), "line");
}
