using FluentValidation;
using FluentValidation.Validators;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>The bounds of a request's field, for validation and the API documents. A null member is no bound.</summary>
public sealed record Shape
{
    /// <summary>It must be there, and not null.</summary>
    public bool IsRequired { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>True or false, where the type does not say so.</summary>
    public bool IsFlag { get; init; }

    /// <summary>A regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>One of JSON Schema's.</summary>
    public string? Format { get; init; }

    /// <summary>Exactly one of these.</summary>
    public IReadOnlyCollection<string>? Names { get; init; }

    /// <summary>The enumeration that <see cref="Names"/> are all names of; null where they are only some.</summary>
    public Type? Enumeration { get; init; }

    /// <summary>A further description.</summary>
    public string? Meaning { get; init; }
}

/// <summary>A check that can say what it lets through.</summary>
public abstract class ShapeValidator(Shape shape) : IPropertyValidator
{
    public Shape Shape => shape;

    public string Name => nameof(Shape);

    public string GetDefaultMessageTemplate(string errorCode) => "This is invalid.";
}

internal sealed class ShapeValidator<T, TValue>(Shape shape, Func<TValue, bool> test) : ShapeValidator(shape), IPropertyValidator<T, TValue>
{
    public bool IsValid(ValidationContext<T> context, TValue value) => test(value);
}

/// <summary>One thing that is said of a field.</summary>
/// <param name="Field">As on the wire.</param>
/// <param name="OfItems">The field is a list, and this is said of each of its items.</param>
/// <param name="RefusesNull">The field may be absent unless its shape requires it, but a null that is given is refused.</param>
public sealed record FieldShape(string Field, Shape Shape, bool OfItems, bool RefusesNull);
