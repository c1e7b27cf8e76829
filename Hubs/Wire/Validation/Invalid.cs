using System.Collections.Immutable;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>Validation results as refusals.</summary>
public static class Invalid
{
    /// <summary>Null when the request is well formed, as its validator says.</summary>
    public static Refusal? Check(object request) => Of(Validators.For(request.GetType()).Validate(new ValidationContext<object>(request)));

    /// <summary>Null when there are no errors. Fields are named as on the wire: <c>items[0].quantity</c>.</summary>
    public static Refusal? Of(ValidationResult result) => result.IsValid ? null : Of(
        result.Errors.GroupBy(error => WirePath(error.PropertyName))
            .ToImmutableDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage).Distinct().ToImmutableArray()));

    /// <summary>One field is invalid.</summary>
    public static Refusal Of(string field, string sentence) =>
        Of(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(field, [sentence]));

    public static Refusal Of(ImmutableDictionary<string, ImmutableArray<string>> errors) =>
        new(RefusalCode.Invalid, "Some fields are missing or invalid; see errors.", errors);

    private static string WirePath(string propertyPath) =>
        string.Join('.', propertyPath.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
