using System.Text.Json.Nodes;
using Json.Schema;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The schemas of an API document, as JSON Schema has them. A member that a schema does not name is a fault here, though clients are told to ignore such.</summary>
internal sealed class Schemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonObject _definitions;

    public Schemas(JsonNode document)
    {
        _definitions = (JsonObject)Definitions(document["components"]!["schemas"]!)!;
        foreach (var (_, schema) in _definitions)
            if (schema!["properties"] is not null) schema["additionalProperties"] = false;
    }

    /// <summary>What is wrong with a value, and where.</summary>
    /// <param name="schema">A reference to one of the document's, or what is made of such.</param>
    public IReadOnlyList<string> Faults(JsonNode schema, JsonNode? value)
    {
        var whole = (JsonObject)Definitions(schema)!;
        whole["$defs"] = _definitions.DeepClone();
        var result = JsonSchema.FromText(whole.ToJsonString()).Evaluate(value, Options);
        return result.IsValid ? [] :
        [
            .. from detail in result.Details
               from error in detail.Errors ?? new Dictionary<string, string>()
               select $"{detail.InstanceLocation}: {error.Value}",
        ];
    }

    public static JsonNode Resolve(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, step) => node[step].ShouldNotBeNull(reference));

    // The document's own words for where its schemas are.
    private static JsonNode? Definitions(JsonNode node) =>
        JsonNode.Parse(node.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
}
