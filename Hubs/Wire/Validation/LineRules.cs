using FluentValidation;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>One line of an order.</summary>
public sealed class LineRules : AbstractValidator<LineRequest>
{
    public static readonly LineRules Instance = new();

    private LineRules()
    {
        RuleFor(line => line.MenuItemId).Id();
        RuleFor(line => line.Quantity).Given().Quantity();
        RuleFor(line => line.Note).Note();
        RuleFor(line => line.Course).Course();
        RuleFor(line => line.Seat).Between(1, 99);
        RuleFor(line => line.Modifiers).Must(options => options is null or { Count: <= 20 }).WithMessage("Give at most 20 options.");
        RuleForEach(line => line.Modifiers).Id();
    }
}
