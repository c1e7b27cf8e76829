using System.Globalization;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>A parameter of a query, as the API document describes it.</summary>
/// <param name="Example">The example as written in the address.</param>
internal abstract record QueryParameter(string Name, string Description, Shape Shape, string? Example)
{
    public const int DefaultLimit = 50, MaxLimit = 200;

    public static readonly QueryParameter<int?> Limit = new(
        "limit", $"The maximum number of entries; {DefaultLimit} if absent.", new() { Minimum = 1, Maximum = MaxLimit }, "20",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit : null,
        $"Give a number from 1 to {MaxLimit}.");

    /// <param name="parse">Returns null for an invalid cursor.</param>
    public static QueryParameter<T> Cursor<T>(Func<string, T?> parse, string sentence = "Give the nextCursor of the previous page.") =>
        new("cursor", "The nextCursor of the previous page.", new() { MinLength = 1, MaxLength = 200 }, null, parse, sentence);

    public static QueryParameter<string> Id(string name, string description, string? example) => new(
        name, description, new() { MinLength = 1, MaxLength = 64, Pattern = "^[!-~]*$" }, example,
        text => text.Length <= 64 ? text : null, "Give an id of 1 to 64 characters.");

    public static QueryParameter<TEnum?> NameOf<TEnum>(string name, string description, TEnum example) where TEnum : struct, Enum => new(
        name, description, new() { Names = WireName.All<TEnum>(), Enumeration = typeof(TEnum) }, WireName.Of(example),
        WireName.Parse<TEnum>,
        $"Give one of {string.Join(", ", WireName.All<TEnum>())}.");

    public static QueryParameter<bool?> Flag(string name, string description, string? example = "true") => new(
        name, description, new() { IsFlag = true }, example, text => text switch { "true" => true, "false" => false, _ => null },
        "Give true or false.");

    public static QueryParameter<DateTimeOffset?> Time(string name, string description, string example) =>
        new(name, description, new() { Format = "date-time" }, example, WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z.");

    public static QueryParameter<DateOnly?> Day(string name, string description, string? example) => new(
        name, description, new() { Format = "date" }, example,
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        "Give a day like 2026-11-23.");
}

/// <summary>A parameter of a query, with its parser and its description.</summary>
/// <param name="Parse">Returns null for an invalid value.</param>
/// <param name="Sentence">The sentence for an invalid value.</param>
internal sealed record QueryParameter<T>(string Name, string Description, Shape Shape, string? Example, Func<string, T?> Parse,
    string Sentence)
    : QueryParameter(Name, Description, Shape, Example);
