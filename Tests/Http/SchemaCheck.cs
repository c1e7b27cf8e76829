using System.Text.Json;
using System.Text.Json.Nodes;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>Whether a value is what a schema of the API document says: those words of JSON Schema that the document uses, and no others.</summary>
/// <param name="document">Where references point into.</param>
internal sealed class SchemaCheck(JsonNode document)
{
    private static readonly string[] Words =
    [
        "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength", "maxLength", "pattern", "minimum", "maximum", "enum",
        "anyOf", "allOf", "$ref", "format", "description",
    ];

    /// <summary>What is wrong, by path. A member that the schema does not name is wrong, too, though clients are told to ignore such.</summary>
    public IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string at = "$")
    {
        var shape = schema.AsObject();
        if (shape.FirstOrDefault(word => !Words.Contains(word.Key)).Key is { } unknown) return [$"{at}: {unknown} is not understood here"];
        if (shape["$ref"] is { } reference) return Faults(Resolve((string)reference!), value, at);
        if (shape["allOf"] is JsonArray all) return all.SelectMany(part => Faults(part!, value, at));
        if (shape["anyOf"] is JsonArray any) return any.Any(part => !Faults(part!, value, at).Any()) ? [] : any.SelectMany(part => Faults(part!, value, at)).Take(1);
        if (shape["type"] is { } type && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number"))) return [$"{at}: {TypeOf(value)} instead of {type.ToJsonString()}"];
        return value switch
        {
            JsonObject fields => OfObject(shape, fields, at),
            JsonArray items => OfArray(shape, items, at),
            _ => OfScalar(shape, value, at),
        };
    }

    public JsonNode Resolve(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, step) => node[step].ShouldNotBeNull(reference));

    private IEnumerable<string> OfObject(JsonObject shape, JsonObject fields, string at)
    {
        var named = shape["properties"]?.AsObject() ?? [];
        foreach (var missing in (shape["required"]?.AsArray() ?? []).Select(name => (string)name!).Where(name => !fields.ContainsKey(name))) yield return $"{at}.{missing} is missing";
        foreach (var (name, value) in fields)
        {
            var schema = named[name] ?? (shape["additionalProperties"] as JsonObject);
            if (schema is null && shape.ContainsKey("type")) yield return $"{at}.{name} is not named";
            else if (schema is not null) foreach (var fault in Faults(schema, value, $"{at}.{name}")) yield return fault;
        }
    }

    private IEnumerable<string> OfArray(JsonObject shape, JsonArray items, string at)
    {
        if (items.Count < ((int?)shape["minItems"] ?? 0) || items.Count > ((int?)shape["maxItems"] ?? int.MaxValue)) yield return $"{at}: {items.Count} items";
        foreach (var (item, i) in items.Select((item, i) => (item, i)))
            foreach (var fault in shape["items"] is { } schema ? Faults(schema, item, $"{at}[{i}]") : []) yield return fault;
    }

    private static IEnumerable<string> OfScalar(JsonObject shape, JsonNode? value, string at)
    {
        if (shape["enum"] is JsonArray names && !names.Any(name => JsonNode.DeepEquals(name, value))) yield return $"{at}: {value} is none of {names.ToJsonString()}";
        if (value?.GetValueKind() is JsonValueKind.Number && ((decimal)value < ((decimal?)shape["minimum"] ?? decimal.MinValue) || (decimal)value > ((decimal?)shape["maximum"] ?? decimal.MaxValue)))
            yield return $"{at}: {value} is out of bounds";
        if (value?.GetValueKind() is not JsonValueKind.String) yield break;
        var text = (string)value!;
        if (text.Length < ((int?)shape["minLength"] ?? 0) || text.Length > ((int?)shape["maxLength"] ?? int.MaxValue)) yield return $"{at}: {text.Length} characters";
        if ((string?)shape["pattern"] is { } pattern && !System.Text.RegularExpressions.Regex.IsMatch(text, pattern)) yield return $"{at}: {text} is not {pattern}";
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(one => (string)one!) : [(string)type!];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        _ => "boolean",
    };
}
