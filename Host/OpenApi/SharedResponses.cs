using Microsoft.OpenApi;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>Moves responses that several operations give alike to the components, so that the document has each of them once.</summary>
internal static class SharedResponses
{
    public static void Share(OpenApiDocument document)
    {
        var alike = from path in document.Paths.Values
                    from operation in path.Operations!.Values
                    from response in operation.Responses!
                    where response.Value is OpenApiResponse
                    let name = NameOf(response.Key, response.Value)
                    where name is not null
                    group (Responses: operation.Responses, Status: response.Key, Response: response.Value) by name;
        foreach (var uses in alike.Where(uses => uses.Skip(1).Any()).ToArray())
        {
            document.AddComponent(uses.Key, (OpenApiResponse)uses.First().Response);
            foreach (var use in uses) use.Responses[use.Status] = new OpenApiResponseReference(uses.Key, document);
        }
    }

    // Responses of one name have the same schema, headers and description. Null: it is not shared.
    private static string? NameOf(string status, IOpenApiResponse response) =>
        What(response) is { } what && Kind(status, [.. response.Headers?.Keys ?? []]) is { } kind ? kind + what : null;

    private static string? What(IOpenApiResponse response) => response.Content switch
    {
        { Count: 1 } content => (content.Values.Single().Schema as OpenApiSchemaReference)?.Reference.Id,
        { } content when content.ContainsKey("text/plain") => "Printout",
        _ => null,
    };

    private static string? Kind(string status, string[] headers) => (status[0], headers) switch
    {
        ('2', []) => "",
        ('2', [IdempotencyKey.ReplayHeader]) => "Changed",
        ('2', ["Location", IdempotencyKey.ReplayHeader]) => "Created",
        ('5', []) => "Failed",
        _ => null,
    };
}
