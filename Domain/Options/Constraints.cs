using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace RealtimeRestaurant.Domain.Options;

// Data annotations that refuse a value with a sentence that says what to set: "Set Live:HeadPoll to between 00:00:00.010 and 00:01:00."
// The result names no member: the sentence has the whole key, and the validator would put the member's name before it.

/// <summary>The least and the greatest value of an option, both allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BoundsAttribute : RangeAttribute
{
    private readonly string _range;

    public BoundsAttribute(double minimum) : base(minimum, double.MaxValue) => _range = $"{minimum} or more";

    public BoundsAttribute(double minimum, double maximum) : base(minimum, maximum) => _range = $"between {minimum} and {maximum}";

    /// <summary>The bounds of a time, written as in the configuration: <c>00:01:00</c> is a minute, <c>1.00:00:00</c> a day.</summary>
    public BoundsAttribute(string minimum, string maximum) : base(typeof(TimeSpan), minimum, maximum) =>
        _range = $"between {minimum} and {maximum}";

    /// <summary>True refuses a time with a fraction of a second.</summary>
    public bool WholeSeconds { get; init; }

    public override bool IsValid(object? value) =>
        base.IsValid(value) && (!WholeSeconds || value is TimeSpan { Ticks: var ticks } && ticks % TimeSpan.TicksPerSecond == 0);

    public override string FormatErrorMessage(string name) =>
        Constraint.Sentence(name, MinimumIsExclusive
            ? $"more than {Minimum} and at most {Maximum}" : WholeSeconds ? $"whole seconds {_range}" : _range);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        IsValid(value) ? ValidationResult.Success : new(FormatErrorMessage(validationContext.DisplayName));
}

/// <summary>An option that must be more than another option of the same group.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoreThanAttribute(string other) : ValidationAttribute
{
    public string Other => other;

    /// <summary>True allows the two to be equal.</summary>
    public bool OrEqual { get; init; }

    public override string FormatErrorMessage(string name) =>
        Constraint.Sentence(name,
            $"{(OrEqual ? "at least" : "more than")} {Constraint.Key(name)[..(Constraint.Key(name).LastIndexOf(':') + 1)]}{other}");

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var instance = validationContext.ObjectInstance;
        var difference = Comparer.Default.Compare(value, instance.GetType().GetProperty(other)!.GetValue(instance));
        return difference > 0 || OrEqual && difference == 0
            ? ValidationResult.Success : new(FormatErrorMessage(validationContext.DisplayName));
    }
}

/// <summary>An option that is one of an enum's values: the binder takes any number for one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoiceAttribute(Type choices) : ValidationAttribute
{
    public Type Choices => choices;

    public override bool IsValid(object? value) => value is not null && Enum.IsDefined(choices, value);

    public override string FormatErrorMessage(string name) =>
        Constraint.Sentence(name, string.Join(" or ", Enum.GetNames(choices).Select(choice => choice.ToLowerInvariant())));

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        IsValid(value) ? ValidationResult.Success : new(FormatErrorMessage(validationContext.DisplayName));
}

/// <summary>
/// An option that is a group of options; each of them has its own constraints. The domain has no packages, so this does for a group what
/// ValidateObjectMembers of Microsoft.Extensions.Options would do.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GroupAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var key = Constraint.Key(validationContext.DisplayName);
        return value is null ? new($"Set {key} to its options, or leave it out.")
            : Faults(value, key).ToArray() is { Length: > 0 } faults ? new(string.Join(Environment.NewLine, faults))
            : ValidationResult.Success;
    }

    private static IEnumerable<string> Faults(object options, string key) =>
        from property in options.GetType().GetProperties()
        from constraint in property.GetCustomAttributes<ValidationAttribute>()
        let fault = constraint.GetValidationResult(property.GetValue(options), new(options) { DisplayName = $"{key}:{property.Name}" })
        where fault is not null
        select fault.ErrorMessage;
}

internal static class Constraint
{
    /// <summary>The options validator writes dots where the configuration has colons.</summary>
    public static string Key(string name) => name.Replace('.', ':');

    public static string Sentence(string name, string range) => $"Set {Key(name)} to {range}.";
}
