using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>
/// Completes an operation with details that the generator does not know: parameters that the handler reads itself, roles, and refusals.
/// </summary>
internal sealed class RouteOperations : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var route = new RouteInDocument(
            new EndpointMetadataCollection(context.Description.ActionDescriptor.EndpointMetadata),
            [.. RoutePatternFactory.Parse(context.Description.RelativePath!).Parameters.Select(parameter => parameter.Name)]);
        var shared = new SharedComponents(context.Document!);
        operation.Parameters = [.. Parameters(route, shared)];
        operation.Description = Description(operation.Description, route);
        operation.Security =
            route.IsOpen ? [] : [new() { [new OpenApiSecuritySchemeReference(SharedComponents.Bearer, context.Document)] = [] }];
        CompleteBody(operation, route);
        CompleteResponses(operation, route, shared);
        if (!route.IsOpen) operation.AddExtension("x-roles", Names(route.Roles.Select(RoleNames.Name)));
        if (route.OwnCodes.Count > 0) operation.AddExtension("x-codes", Names(route.OwnCodes.Select(WireName.Of)));
        return Task.CompletedTask;
    }

    private static string Description(string? description, RouteInDocument route)
    {
        var who = route.IsOpen ? "Needs no token."
            : route.IsForEveryone ? "For everyone who is signed in."
            : $"For {string.Join(", ", route.Roles.Select(RoleNames.Name))}.";
        var codes = route.OwnCodes.Count == 0
            ? null : $"May be refused with {string.Join(", ", route.OwnCodes.Select(code => $"`{WireName.Of(code)}`"))}.";
        return string.Join("\n\n", new[] { description, who, codes }.OfType<string>());
    }

    private static IEnumerable<IOpenApiParameter> Parameters(RouteInDocument route, SharedComponents shared)
    {
        foreach (var name in route.PathParameters) yield return shared.Parameter(name, () => PathParameters.Of(name));
        foreach (var query in route.Query) yield return Parameter(query, shared);
        if (route.GivesImage)
            yield return new OpenApiParameter
            {
                Name = "If-None-Match", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "The `ETag` of the image that the client has.",
            };
        if (route.TakesKey) yield return shared.Parameter(IdempotencyKey.Header, SharedComponents.Key);
    }

    private static IOpenApiParameter Parameter(QueryParameter query, SharedComponents shared)
    {
        var parameter = new OpenApiParameter
        {
            Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = shared.Document.Of(query.Shape),
            Example = query.Example is not { } text
                ? null : query.Shape is { IsFlag: true } or { Minimum: not null } ? JsonNode.Parse(text) : JsonValue.Create(text),
        };
        return query == QueryParameter.Limit || query.Name == "cursor" ? shared.Parameter(query.Name, () => parameter) : parameter;
    }

    private static void CompleteBody(OpenApiOperation operation, RouteInDocument route)
    {
        if (operation.RequestBody is not OpenApiRequestBody body) return;
        body.Required = true;
        if (route.TakesImage) body.Content = Images();
    }

    private static void CompleteResponses(OpenApiOperation operation, RouteInDocument route, SharedComponents shared)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            var answer = (OpenApiResponse)response;
            answer.Description = status[0] == '5' ? "Failure." : answer.Content is { Count: > 0 } ? "Success." : "Success, no content.";
            if (route.GivesImage) answer.Content = Images();
            if (route.GivesImage) shared.AddHeader(answer, "ETag", "The dish's `image`, in quotes.");
            if (status == "201") shared.AddHeader(answer, "Location", "The address of the new resource.");
            if (route.IsReplayed) shared.AddHeader(answer, IdempotencyKey.ReplayHeader,
                "`true` if the key was used before and this is the first response again.");
        }
        if (route.GivesImage) operation.Responses["304"] =
            new OpenApiResponse { Description = "The image has not changed since the `ETag` in `If-None-Match`." };
        var others = route.Codes.Select(HttpStatus.Of).Intersect(SharedComponents.OfAnyRoute)
            .Except(route.OwnCodes.Select(HttpStatus.Of)).ToHashSet();
        foreach (var status in route.Codes.Select(HttpStatus.Of).Except(others).Order())
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), shared.Refusal(status));
        if (others.Count > 0) operation.Responses.TryAdd("default", shared.OtherRefusal());
    }

    private static Dictionary<string, OpenApiMediaType> Images() =>
        MenuImage.ContentTypes.ToDictionary(type => type, _ => new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String, Format = "binary",
                Description = $"The image itself, of at most {MenuImage.MaxSize / 1024} KB.",
            },
        });

    private static JsonNodeExtension Names(IEnumerable<string> names) =>
        new(new JsonArray([.. names.Select(name => JsonValue.Create(name))]));
}

/// <summary>A route with its metadata.</summary>
internal sealed record RouteInDocument(EndpointMetadataCollection Metadata, IReadOnlyList<string> PathParameters)
{
    private static readonly RefusalCode[] OfKeys =
    [
        RefusalCode.Malformed, RefusalCode.Invalid, RefusalCode.PayloadTooLarge, RefusalCode.UnsupportedMediaType,
        RefusalCode.CommandIdReused, RefusalCode.Busy, RefusalCode.OutcomeUnknown,
    ];

    public bool IsOpen => Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public IReadOnlyList<Role> Roles { get; } = [.. Metadata.Roles()];

    public bool IsForEveryone => Roles.Count == Enum.GetValues<Role>().Length;

    public IReadOnlyList<QueryParameter> Query => Metadata.GetMetadata<QueryMetadata>()?.Parameters ?? [];

    public bool TakesKey => Metadata.GetMetadata<IdempotentMetadata>() is not null;

    public bool GivesImage => Metadata.GetMetadata<ImageMetadata>() is not null;

    public bool TakesImage => Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains(MenuImage.ContentTypes[0]) is true;

    public bool IsReplayed => Metadata.GetMetadata<IdempotentMetadata>()?.IsReplayed is true;

    /// <summary>The refusals of this route beyond those that all routes share.</summary>
    public IReadOnlyList<RefusalCode> OwnCodes =>
        [.. Metadata.GetOrderedMetadata<RefusalMetadata>().SelectMany(refusals => refusals.Codes).Distinct().Order()];

    /// <summary>All refusals, including those that follow from the kind of route.</summary>
    public IReadOnlyList<RefusalCode> Codes => [.. OwnCodes.Concat(ByKind()).Distinct().Order()];

    private IEnumerable<RefusalCode> ByKind()
    {
        if (TakesKey) foreach (var code in OfKeys) yield return code;
        else if (Query.Count > 0) yield return RefusalCode.Invalid;
        yield return RefusalCode.UnknownField;
        if (!IsOpen) yield return RefusalCode.Unauthenticated;
        if (!IsOpen && !IsForEveryone) yield return RefusalCode.Forbidden;
        if (PathParameters.Count > 0) yield return RefusalCode.NotFound;
        yield return RefusalCode.RateLimited;
        yield return RefusalCode.Unavailable;
    }
}
