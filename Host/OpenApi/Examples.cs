using System.Text.Json.Nodes;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>
/// One example of each request and response: the files in the folder Examples, named after their schemas. Ids in them are symbols: table 7
/// is seated, order 42 is being cooked for it, bill 9 is its bill.
/// </summary>
internal static class Examples
{
    /// <summary>Null if there is none.</summary>
    public static JsonNode? Of(string schema)
    {
        using var file = typeof(Examples).Assembly.GetManifestResourceStream(typeof(Examples), $"Examples.{schema}.json");
        return file is null ? null : JsonNode.Parse(file);
    }
}
