using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>What is written about a door as an operation of the document, with all that follows from its kind.</summary>
internal sealed class DoorOperations(OpenApiDocument document)
{
    public const string Bearer = "bearer";

    public WireSchemas Schemas { get; } = new();

    public OpenApiOperation Of(Door door, string tag) => new()
    {
        OperationId = door.Id,
        Summary = door.Summary,
        Description = string.Join("\n\n", new[] { door.Description, WhoMay(door) }.OfType<string>()),
        Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
        Security = door.IsOpen ? [] : [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }],
        Parameters = [.. Parameters(door)],
        RequestBody = door.Body is null ? null : Body(door),
        Responses = Responses(door),
    };

    private static string? WhoMay(Door door) => door.IsOpen ? "Needs no token."
        : door.For.Count == Who.Everybody.Length ? "For everybody who is signed in."
        : $"For {string.Join(", ", door.For.Select(role => role.Name()))}.";

    private static IEnumerable<IOpenApiParameter> Parameters(Door door)
    {
        foreach (var name in door.Parameters())
            yield return new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Path, Required = true, Schema = Shapes.Id,
                Description = Nouns.Examples.Parameters[name].Description, Example = Nouns.Examples.Parameters[name].Id,
            };
        foreach (var query in door.Query)
            yield return new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = query.Shape, Example = Typed(query) };
        if (door.GivesImage) yield return new OpenApiParameter { Name = "If-None-Match", In = ParameterLocation.Header, Schema = Shapes.Token, Example = "\"9f86d081884c7d659a2feaa0c55ad015\"", Description = "The `ETag` of the image that one has." };
        if (!door.IsCommand) yield break;
        yield return new OpenApiParameter
        {
            Name = IdempotencyKey.Header, In = ParameterLocation.Header, Schema = Shapes.Token, Example = "tap-7f3c",
            Description = "Made once per intent: 1 to 64 visible ASCII characters. Without one, each request counts for itself.",
        };
    }

    private static JsonNode? Typed(QueryParameter query) => query.Example is null ? null
        : query.Shape.Type is JsonSchemaType.String ? JsonValue.Create(query.Example) : JsonNode.Parse(query.Example);

    private static OpenApiRequestBody Body(Door door) => new()
    {
        Required = door.TakesImage || door.Body!.Properties!.Count > 0,
        Content = door.TakesImage ? Images(door.Body!) : new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new()
            {
                Schema = door.Body,
                Examples = door.Refuses.Prepend(new("accepted", door.Request!)).ToDictionary(example => example.Code, IOpenApiExample (example) =>
                    new OpenApiExample { Summary = example.Code is "accepted" ? "Accepted" : $"Refused: {example.Code}", Value = JsonNode.Parse(example.Body) }),
            },
        },
    };

    private OpenApiResponses Responses(Door door)
    {
        var responses = new OpenApiResponses { [Text(door.Status)] = Success(door) };
        if (door.Answer == typeof(HealthView)) responses["503"] = Success(door);
        if (door.GivesImage) responses["304"] = new OpenApiResponse { Description = "It is still the one that `If-None-Match` names." };
        foreach (var status in door.All().GroupBy(HttpStatus.Of).OrderBy(status => status.Key)) responses.TryAdd(Text(status.Key), Problem([.. status]));
        return responses;
    }

    private OpenApiResponse Success(Door door)
    {
        var response = new OpenApiResponse { Description = door.Answer is null && !door.GivesImage ? "Done; there is nothing to show." : "As it now is.", Headers = Headers(door) };
        if (door.GivesImage) response.Content = Images(Shapes.Image);
        if (door.Answer is null) return response;
        var (schema, example) = (Schemas.Of(door.Answer), JsonNode.Parse(door.Response!)!);
        response.Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = door.IsPage
                ? new() { Schema = WireSchemas.PageOf(schema), Example = new JsonObject { ["items"] = new JsonArray(example), ["nextCursor"] = "b3JkXzQy" } }
                : new() { Schema = schema, Example = example },
        };
        return response;
    }

    private static Dictionary<string, OpenApiMediaType> Images(OpenApiSchema schema) => MenuImage.ContentTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema });

    private static Dictionary<string, IOpenApiHeader>? Headers(Door door)
    {
        var headers = new Dictionary<string, IOpenApiHeader>();
        if (door.GivesImage) headers["ETag"] = Header("The dish's `image`, in quotes.");
        if (door.Status is StatusCodes.Status201Created) headers["Location"] = Header("Where it is to be found.");
        if (door.IsCommand && (!door.IsOpen || door.Codes.Contains("refreshTokenSpent"))) headers[IdempotencyKey.ReplayHeader] = Header("`true` where this key counted before, and this is the first answer again.");
        return headers.Count > 0 ? headers : null;
    }

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private OpenApiResponse Problem(RefusalCode[] codes) => new()
    {
        Description = string.Join("\n", codes.Select(code => $"- `{WireName.Of(code)}`: {Problems.Title(code)}")),
        Headers = HeadersOf(new Refusal(codes[0], "")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = Schemas.Problem(),
                Examples = codes.ToDictionary(WireName.Of, IOpenApiExample (code) => new OpenApiExampleReference(WireName.Of(code), document)),
            },
        },
    };

    private static Dictionary<string, IOpenApiHeader>? HeadersOf(Refusal refusal)
    {
        if (!refusal.Retryable) return null;
        var headers = new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Header("Seconds.") };
        if (refusal.Code is not RefusalCode.RateLimited) return headers;
        headers["RateLimit-Policy"] = Header("As on every answer: the limits that the request was counted in, `q` permits in `w` seconds (draft-ietf-httpapi-ratelimit-headers-11).");
        headers["RateLimit"] = Header("As on every answer: of each of them, `r` permits are left, and in `t` seconds all are back.");
        return headers;
    }

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
