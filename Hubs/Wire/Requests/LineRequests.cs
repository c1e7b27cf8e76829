using System.Collections.Immutable;
using FluentValidation;
using MessagePack;
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

    /// <summary>Courses after the first wait until they are fired.</summary>
    [Key("course")] public int? Course { get; init; }

    [Key("seat")] public int? Seat { get; init; }

    /// <summary>The requested line. Requires a valid request.</summary>
    public LineDraft Draft() => new(MenuItemId!, Quantity!.Value, Note, [.. (Modifiers ?? []).Select(option => option!)], Course, Seat)
    {
        Weight = Weight,
    };
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
