using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>An operation, as the served API document describes it.</summary>
internal sealed partial record Operation(JsonNode Document, string Path, HttpMethod Verb, JsonObject Json)
{
    private static readonly string[] ByKind =
    [
        "malformed", "invalid", "unknownField", "unauthenticated", "forbidden", "notFound", "payloadTooLarge", "unsupportedMediaType",
        "commandIdReused", "rateLimited", "busy", "outcomeUnknown", "unavailable",
    ];

    private static readonly string[] OfAnyOperation = ["401", "413", "415", "429", "503"];

    private static readonly Role[] LeastFirst = [Role.Waiter, Role.Cashier, Role.Chef, Role.Manager, Role.Admin];

    public string Id => (string)Json["operationId"]!;

    /// <summary>Needs no token.</summary>
    public bool IsOpen => Json["security"]!.AsArray().Count == 0;

    public IReadOnlyList<Role> Roles => [.. Names("x-roles").Select(name => RoleNames.Parse(name)!.Value)];

    /// <summary>True if the document says that it may be refused with this code: by its own rules, or as any request of its kind.</summary>
    public bool MayRefuse(string code) =>
        HasResponse(StatusOf(code)) && (ByKind.Contains(code) || Names("x-codes").Contains(code));

    /// <summary>As whom the example makes sense.</summary>
    public Role Sender =>
        Id switch { "bumpOrder" or "moveItem" => Role.Chef, "changeDish" or "changeOption" or "changeTable" => Role.Manager, _ =>
            LeastFirst.First(role => IsOpen || Roles.Contains(role)) };

    public IReadOnlyList<string> PathParameters => [.. Parameter().Matches(Path).Select(match => match.Groups[1].Value)];

    /// <summary>It takes an Idempotency-Key, and counts once.</summary>
    public bool IsCommand => Parameters.Any(parameter => (string)parameter["name"]! == "Idempotency-Key");

    public bool TakesImage => Json["requestBody"]?["content"]?["image/png"] is not null;

    public bool GivesImage => Success["content"]?["image/png"] is not null;

    public bool GivesPrintout => Success["content"]?["text/plain"] is not null;

    public int Status =>
        int.Parse(Json["responses"]!.AsObject()
            .First(response => response.Key[0] == '2').Key, CultureInfo.InvariantCulture);

    /// <summary>The schema of what it answers; null: no JSON.</summary>
    public JsonNode? Answer => Success["content"]?["application/json"]?["schema"];

    /// <summary>The schema of the body that it takes, by what it refers to; null: none, or no JSON.</summary>
    public JsonNode? Body => Json["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Resolved(schema) : null;

    /// <summary>A body that is accepted: the example of its schema.</summary>
    public string? Request =>
        TakesImage ? OnePixel : Body?["examples"]![0]!.ToJsonString() ?? (IsCommand && Verb != HttpMethod.Delete ? "{}" : null);

    /// <summary>A PNG of one pixel, in base64.</summary>
    public const string OnePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>The address with the examples of its parameters.</summary>
    public string Address
    {
        get
        {
            var path = Parameters.Where(parameter => (string)parameter["in"]! == "path")
                .Aggregate(Path, (path, parameter) =>
                    path.Replace($"{{{parameter["name"]}}}", (string)parameter["example"]!, StringComparison.Ordinal));
            var query = string.Join('&',
                Parameters.Where(parameter => (string)parameter["in"]! == "query" && parameter["example"] is not null)
                .Select(parameter => $"{parameter["name"]}={parameter["example"]}"));
            return query.Length > 0 ? $"{path}?{query}" : path;
        }
    }

    public static IReadOnlyList<Operation> All(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Operation(document, path.Key, HttpMethod.Parse(operation.Key.ToUpperInvariant()), operation.Value!.AsObject()),
    ];

    /// <summary>What a schema, parameter or response refers to, or itself.</summary>
    public JsonNode Resolved(JsonNode given) => given["$ref"] is { } reference ? Schemas.Resolve(Document, (string)reference!) : given;

    private IEnumerable<JsonNode> Parameters => (Json["parameters"]?.AsArray() ?? []).Select(parameter => Resolved(parameter!));

    private JsonNode Success => Resolved(Json["responses"]!.AsObject().First(response => response.Key[0] == '2').Value!);

    private bool HasResponse(string status) =>
        Json["responses"]!.AsObject().ContainsKey(status)
            || (OfAnyOperation.Contains(status) && Json["responses"]!.AsObject().ContainsKey("default"));

    private IEnumerable<string> Names(string extension) => (Json[extension]?.AsArray() ?? []).Select(name => (string)name!);

    private static string StatusOf(string code) =>
        HttpStatus.Of(Enum.Parse<RefusalCode>(code, ignoreCase: true)).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
