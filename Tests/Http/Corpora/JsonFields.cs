using System.Text.Json.Nodes;

namespace RealtimeRestaurant.Tests.Http.Corpora;

/// <summary>The fields of a JSON body, each by its path (<c>items/0/note</c>), and the same body with one of them changed.</summary>
internal static class JsonFields
{
    public static IEnumerable<string> Of(JsonNode node, string prefix = "") => node switch
    {
        JsonObject fields =>
            fields.SelectMany(field =>
                new[] { prefix + field.Key }.Concat(field.Value is null ? [] : Of(field.Value, $"{prefix}{field.Key}/"))),
        JsonArray { Count: > 0 } items => Of(items[0]!, $"{prefix}0/"),
        _ => [],
    };

    /// <param name="json">As text: it may be none that a JsonNode can hold.</param>
    public static string With(string body, string path, string json) =>
        Changed(body, root => Owner(root, path)[Last(path)] = "@@@").Replace("\"@@@\"", json, StringComparison.Ordinal);

    public static string Without(string body, string path) => Changed(body, root => Owner(root, path).Remove(Last(path)));

    /// <summary>The value there.</summary>
    public static JsonNode At(string body, string path) => Owner(JsonNode.Parse(body)!, path)[Last(path)]!;

    public static string Last(string path) => path.Split('/')[^1];

    private static string Changed(string body, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(body)!;
        change(root);
        return root.ToJsonString();
    }

    private static JsonObject Owner(JsonNode root, string path) => path.Split('/')[..^1]
        .Aggregate(root, (node, step) => node is JsonArray items ? items[int.Parse(step)]! : node[step]!).AsObject();
}
