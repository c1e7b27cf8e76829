using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The document as a whole: what it is about, its tags, and what the generator does not know of its schemas.</summary>
internal sealed class RestDocument(SchemaNames names) : IOpenApiDocumentTransformer
{
    private const string About =
        """
        The REST side of RealtimeRestaurant; the hubs are described in `/asyncapi/v1.json`, and the rules for clients in `docs/protocol.md`.

        - JSON in camelCase; times ISO 8601 in UTC; ids opaque; money in minor units (`1250` is 12.50); rates in parts per million.
        - A field that is not known is refused (`unknownField`); null is the same as left out.
        - Every POST, PUT and PATCH, and the DELETE of an image, takes `Idempotency-Key`: the same key and body count once,
          and get the same answer.
        - A "no" is `application/problem+json` with a `code` from a closed catalogue. Decide on `code`; show `detail`.
          `x-codes` lists those of an operation, `x-roles` who may call it.
        - Every answer says in `RateLimit-Policy` and `RateLimit` how much more may be asked; beyond it comes `rateLimited`
          (429) with `Retry-After`.
        - More fields may be added to answers: ignore those you do not know.
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
        document.Servers = [new() { Url = "/", Description = "The node that serves this document; any other will do as well." }];
        document.Tags = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<TagMetadata>()).OfType<TagMetadata>().Distinct()
            .Select(noun => new OpenApiTag { Name = noun.Name, Description = noun.Description }).ToHashSet();
        document.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellationToken));
        document.AddComponent(SharedComponents.Bearer, Token());

        var details = new SchemaDetails(document, new RouteRecords(endpoints));
        foreach (var (name, schema) in document.Components!.Schemas!.Where(schema => names.TypeOf(schema.Key) is not null).ToArray())
            details.Complete(name, (OpenApiSchema)schema, names.TypeOf(name)!);
    }

    private static OpenApiSecurityScheme Token() => new()
    {
        Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT",
        Description = "The `accessToken` of a session. It says who you are, where, and as what.",
    };
}
