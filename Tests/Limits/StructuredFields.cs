using System.Text.RegularExpressions;

namespace RealtimeRestaurant.Tests.Limits;

/// <summary>Lists of strings with whole-number parameters, read as strictly as RFC 9651 says.</summary>
internal static partial class StructuredFields
{
    public sealed record Item(string Name, IReadOnlyDictionary<string, long> Parameters);

    /// <exception cref="FormatException">It is no such list.</exception>
    public static IReadOnlyList<Item> Items(string field)
    {
        if (!List().IsMatch(field)) throw new FormatException(field);
        return [.. One().Matches(field)
            .Select(item => new Item(item.Groups["name"].Value, Parameter().Matches(item.Groups["parameters"].Value)
            .ToDictionary(parameter => parameter.Groups["key"].Value, parameter => long.Parse(parameter.Groups["value"].Value))))];
    }

    private const string ItemPattern = """
        "(?<name>[\x20\x21\x23-\x5b\x5d-\x7e]*)"(?<parameters>(;\x20*[a-z*][a-z0-9_.*-]*=-?[0-9]{1,15})*)
        """;

    [GeneratedRegex($"^{ItemPattern}([ \\t]*,[ \\t]*{ItemPattern})*\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex List();

    [GeneratedRegex(ItemPattern, RegexOptions.ExplicitCapture)]
    private static partial Regex One();

    [GeneratedRegex("(?<key>[a-z*][a-z0-9_.*-]*)=(?<value>-?[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
