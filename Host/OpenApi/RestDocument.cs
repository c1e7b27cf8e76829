using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>
/// Completes the document as a whole: its description, its tags, and details of schemas that the generator does not know.
/// </summary>
internal sealed class RestDocument(SchemaNames names) : IOpenApiDocumentTransformer
{
    private const string About =
        """
        The REST side of RealtimeRestaurant; the hubs are described in `/asyncapi/v1.json`, and the rules for clients in `docs/protocol.md`.

        - JSON in camelCase; times ISO 8601 in UTC; ids opaque; money in minor units (`1250` is 12.50); rates in parts per million.
        - An unknown field is refused (`unknownField`). Null is the same as absent, but in a PATCH (except of `/api/me`) it takes the
          value away, where the schema allows null; elsewhere there it is `invalid`.
        - Every POST, PUT and PATCH, and each DELETE in the menu, takes `Idempotency-Key`: the same key and body take effect once,
          and get the same response.
        - Errors are `application/problem+json` with a `code` from a closed catalogue. Decide on `code`; show `detail`.
          `x-codes` lists those of an operation's own rules, beside those that any request of its kind may get; `x-roles` lists the roles
          that may call it.
        - Every response has `RateLimit-Policy` and `RateLimit`, the permits that are left; a request beyond them gets `rateLimited`
          (429) with `Retry-After`.
        - More fields may be added to responses: ignore those you do not know.
        """;

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken)
    {
        var endpoints = context.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints;
        document.Info = new()
        {
            Title = "RealtimeRestaurant", Version = "1", Description = About, Contact = new() { Name = "RealtimeRestaurant" },
            License = new() { Name = "Proprietary", Identifier = "LicenseRef-Proprietary" },
        };
        var pathBase = context.ApplicationServices.GetRequiredService<ProxyOptions>().PathBase;
        document.Servers =
        [
            new()
            {
                Url = pathBase is "" ? "/" : pathBase,
                Description = "The node that serves this document; every other node serves the same.",
            },
        ];
        document.Tags = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<TagMetadata>()).OfType<TagMetadata>().Distinct()
            .Select(noun => new OpenApiTag { Name = noun.Name, Description = noun.Description }).ToHashSet();
        document.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellationToken));
        document.AddComponent(SharedComponents.Bearer, Token());

        var details = new SchemaDetails(document, new RouteRecords(endpoints));
        foreach (var (name, schema) in document.Components!.Schemas!.Where(schema => names.TypeOf(schema.Key) is not null).ToArray())
            details.Complete(name, (OpenApiSchema)schema, names.TypeOf(name)!);
        SharedResponses.Share(document);
    }

    private static OpenApiSecurityScheme Token() => new()
    {
        Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT",
        Description = "The `accessToken` of a session. It contains the user, the restaurant and the role.",
    };
}
