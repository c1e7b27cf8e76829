using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>
/// The REST doors as an OpenAPI document. Doors read their requests themselves, so nothing can be learned from their signatures: what is written in
/// <see cref="DoorList"/> is put together here for those that are mapped.
/// </summary>
internal sealed class RestDocument(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    private const string About =
        """
        The REST doors of RealtimeRestaurant; the hubs are described in `/asyncapi/v1.json`, and the rules for clients in `docs/protocol.md`.

        - JSON in camelCase; times ISO 8601 in UTC; ids opaque; money in minor units (`1250` is 12.50); rates in parts per million.
        - A field that is not known is refused (`unknownField`); null is the same as left out.
        - Every POST, PUT and PATCH, and the DELETE of an image, takes `Idempotency-Key`: the same key and body count once, and get the same answer.
        - A "no" is `application/problem+json` with a `code` from a closed catalogue. Decide on `code`; show `detail`.
        - Every answer says in `RateLimit-Policy` and `RateLimit` how much more may be asked; beyond it comes `rateLimited` (429) with `Retry-After`.
        - More fields may be added to answers: ignore those you do not know.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var (mapped, operations) = (DoorList.Mapped(endpoints.Endpoints).ToHashSet(), new DoorOperations(document));
        document.Info = new() { Title = "RealtimeRestaurant", Version = "1", Description = About };
        document.Servers = [new() { Url = "/" }];
        document.Tags = DoorList.Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.Description }).ToHashSet();
        document.Paths = [];
        foreach (var group in DoorList.Groups)
            foreach (var door in group.Doors.Where(door => mapped.Contains(door.Key())))
                PathOf(document, door.Path).AddOperation(HttpMethod.Parse(door.Verb), operations.Of(door, group.Name));
        document.Components = Components(operations.Schemas);
        return Task.CompletedTask;
    }

    private static OpenApiPathItem PathOf(OpenApiDocument document, string path)
    {
        if (document.Paths.TryGetValue(path, out var known)) return (OpenApiPathItem)known;
        var item = new OpenApiPathItem();
        document.Paths.Add(path, item);
        return item;
    }

    private static OpenApiComponents Components(WireSchemas schemas) => new()
    {
        Schemas = schemas.Components,
        Examples = Enum.GetValues<RefusalCode>().ToDictionary(WireName.Of, IOpenApiExample (code) => new OpenApiExample { Summary = Problems.Title(code), Value = Problem(code) }),
        SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [DoorOperations.Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "The `accessToken` of a session. It says who you are, where, and as what.",
            },
        },
    };

    private static JsonNode Problem(RefusalCode code) => System.Text.Json.JsonSerializer.SerializeToNode(
        Problems.Of(new Refusal(code, Problems.Title(code)), "/api/orders", "0HNGK2V9P5J7R:00000001") is var problem && code is RefusalCode.Invalid or RefusalCode.UnknownField
            ? problem with { Errors = new Dictionary<string, IReadOnlyList<string>> { ["items[0].quantity"] = ["Give a number from 1 to 99."] } }
            : problem, Http.Json.Problem)!;
}
