using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The components that many operations share: parameters, headers, and error responses.</summary>
internal sealed class SharedComponents(OpenApiDocument document)
{
    public const string Bearer = "bearer";

    public OpenApiDocument Document => document;

    public static OpenApiParameter Key() => new()
    {
        Name = IdempotencyKey.Header, In = ParameterLocation.Header,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String }.With(Rules.Token),
        Description = "Made once per intent: 1 to 64 visible ASCII characters. Without one, each request counts for itself.",
    };

    public OpenApiParameterReference Parameter(string name, Func<OpenApiParameter> parameter)
    {
        if (document.Components?.Parameters?.ContainsKey(name) is not true) document.AddComponent(name, parameter());
        return new OpenApiParameterReference(name, document);
    }

    public void AddHeader(OpenApiResponse response, string name, string description)
    {
        if (document.Components?.Headers?.ContainsKey(name) is not true)
            document.AddComponent(name,
                new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeaderReference(name, document);
    }

    /// <summary>
    /// Statuses that say nothing about the route: the token is not valid, the body is too large or no JSON, too many requests came, or the
    /// node could not answer. An operation names them once, as its <c>default</c> response, except where it has a code of its own.
    /// </summary>
    public static IReadOnlyList<int> OfAnyRoute { get; } = [401, 413, 415, 429, 503];

    /// <summary>The answer with this status, whichever of its codes it has: an operation says itself which it may have.</summary>
    public OpenApiResponseReference Refusal(int status) =>
        Shared(((HttpStatusCode)status).ToString(), () =>
        {
            var codes = CodesOf(status);
            var response = Response(codes, string.Join('\n', codes.Select(code => $"- `{WireName.Of(code)}`: {Problems.Title(code)}")));
            if (new Refusal(codes[0], "").Retryable) AddHeader(response, "Retry-After", "Seconds.");
            return response;
        });

    /// <summary>The answers with the statuses of <see cref="OfAnyRoute"/>.</summary>
    public OpenApiResponseReference OtherRefusal() =>
        Shared("OtherRefusal", () =>
        {
            RefusalCode[] codes = [.. OfAnyRoute.SelectMany(CodesOf)];
            var response = Response(
                codes, string.Join('\n', codes.Select(code => $"- {HttpStatus.Of(code)} `{WireName.Of(code)}`: {Problems.Title(code)}")));
            AddHeader(response, "Retry-After", "Seconds; with 429 and 503.");
            AddHeader(
                response, "RateLimit-Policy",
                "As on every answer: the limits that the request was counted in, `q` permits in `w` seconds "
                + "(draft-ietf-httpapi-ratelimit-headers-11).");
            AddHeader(response, "RateLimit", "As on every answer: of each of them, `r` permits are left, and in `t` seconds all are back.");
            return response;
        });

    private OpenApiResponseReference Shared(string name, Func<OpenApiResponse> response)
    {
        if (document.Components?.Responses?.ContainsKey(name) is not true) document.AddComponent(name, response());
        return new OpenApiResponseReference(name, document);
    }

    private static RefusalCode[] CodesOf(int status) =>
        [.. Enum.GetValues<RefusalCode>().Where(code => HttpStatus.Of(code) == status)];

    private OpenApiResponse Response(RefusalCode[] codes, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchemaReference(nameof(Problem), document),
                Examples = new Dictionary<string, IOpenApiExample>
                {
                    [WireName.Of(codes[0])] = new OpenApiExample { Value = Example(codes[0]) },
                },
            },
        },
    };

    private static JsonNode Example(RefusalCode code)
    {
        var problem = Problems.Of(new Refusal(code, Problems.Title(code)), "/api/orders", "0HNGK2V9P5J7R:00000001");
        if (code is RefusalCode.Invalid or RefusalCode.UnknownField)
            problem = problem with { Errors =
                new Dictionary<string, IReadOnlyList<string>> { ["items[0].quantity"] = ["Give a number from 1 to 99."] } };
        return JsonSerializer.SerializeToNode(problem, Http.Json.Problem)!;
    }
}
