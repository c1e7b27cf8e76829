using System.Text.Json.Nodes;

namespace RealtimeRestaurant.Tests.Clients.Conformance;

/// <summary>
/// Compares what a case says with what is there, which may have more members. A string that begins with <c>$</c> is a variable: the first
/// string that it meets is what it stands for from then on, and no other variable stands for the same.
/// </summary>
internal sealed class CaseVariables
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Where it is not as expected; null if it is.</summary>
    public string? Difference(JsonNode? expected, JsonNode? actual, string place = "") => expected switch
    {
        JsonObject members => actual is not JsonObject there ? $"{place} is {Text(actual)}"
            : members.Select(member => Difference(member.Value, there[member.Key], $"{place}/{member.Key}"))
                .FirstOrDefault(one => one is not null),
        JsonArray entries => actual is not JsonArray there || there.Count != entries.Count
            ? $"{place} should have {entries.Count} entries and is {Text(actual)}"
            : entries.Select((entry, i) => Difference(entry, there[i], $"{place}/{i}")).FirstOrDefault(one => one is not null),
        _ when Text(expected) is ['"', '$', ..] name => Variable(name, actual, place),
        _ => Text(expected) == Text(actual) ? null : $"{place} should be {Text(expected)} and is {Text(actual)}",
    };

    private string? Variable(string name, JsonNode? actual, string place)
    {
        var text = Text(actual);
        if (_values.TryGetValue(name, out var value)) return value == text ? null : $"{place} should be {value} and is {text}";
        if (text is not ['"', ..] || _values.ContainsValue(text)) return $"{place} should be a new id and is {text}";
        _values[name] = text;
        return null;
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
