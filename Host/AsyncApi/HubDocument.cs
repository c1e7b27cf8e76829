using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealtimeRestaurant.Host.OpenApi;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>
/// The hubs as an AsyncAPI 3 document, read from the hubs, their clients' interfaces and the records on the wire. "send" is what the
/// server sends.
/// </summary>
internal sealed class HubDocument
{
    private const string About =
        """
        The live side of RealtimeRestaurant: SignalR over WebSockets (connect without negotiation), protocols `json` and `messagepack`, with the same names and
        values in both. A message here is the one argument of a method: of the client's for what is sent, of the hub's for what is received. How to join, to come
        back and to prove that nothing is missing is said in `docs/protocol.md`; the bounds of fields are those of the REST doors (`/openapi/v1.json`).
        """;

    private readonly WireSchemas _schemas = new();
    private readonly JsonObject _channels = [], _operations = [];

    private HubDocument(IEnumerable<MappedHub> hubs)
    {
        foreach (var hub in hubs)
        {
            var messages = new JsonObject();
            _channels[hub.Name] = Channel(hub, messages);
            foreach (var heard in hub.Events) Tell(hub, heard, messages);
            foreach (var call in hub.Calls) Take(hub, call, messages);
        }
    }

    public static JsonObject Of(IEnumerable<MappedHub> hubs) => new HubDocument(hubs).Whole();

    private JsonObject Whole() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject { ["title"] = "RealtimeRestaurant", ["version"] = "1", ["description"] = About },
        ["defaultContentType"] = "application/json",
        ["servers"] = new JsonObject
        {
            ["node"] = new JsonObject
            {
                ["host"] = "localhost:5080", ["protocol"] = "ws", ["description"] = "Any node; there are no sticky sessions.",
                ["security"] = new JsonArray(Reference("components/securitySchemes/bearer")),
            },
        },
        ["channels"] = _channels,
        ["operations"] = _operations,
        ["components"] = new JsonObject
        {
            ["schemas"] =
                new JsonObject(_schemas.Components.Select(component =>
                KeyValuePair.Create(component.Key, (JsonNode?)Json(component.Value)))),
            ["securitySchemes"] =
                new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" } },
        },
    };

    private static JsonObject Channel(MappedHub hub, JsonObject messages) => new()
    {
        ["address"] = hub.Address,
        ["title"] = hub.Type.Name,
        ["description"] = $"{XmlComments.Of(hub.Type)} {XmlComments.Of(hub.Client)} For {string.Join(", ", hub.Roles)}.",
        ["servers"] = new JsonArray(Reference("servers/node")),
        ["messages"] = messages,
        ["bindings"] = new JsonObject
        {
            ["ws"] = new JsonObject
            {
                ["method"] = "GET", ["bindingVersion"] = "0.1.0",
                ["query"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] =
                        new JsonObject { ["access_token"] =
                        new JsonObject { ["type"] =
                        "string", ["description"] = "Where no Authorization header can be set, as in browsers. No log shows it." } },
                },
            },
        },
        ["x-roles"] = new JsonArray([.. hub.Roles.Select(role => JsonValue.Create(role))]),
    };

    private void Tell(MappedHub hub, MethodInfo heard, JsonObject messages)
    {
        Add(messages, heard.Name, Payload(heard));
        _operations[$"{hub.Name}.{heard.Name}"] = Operation("send", hub, heard, heard.Name);
    }

    private void Take(MappedHub hub, MethodInfo call, JsonObject messages)
    {
        var ((answer, isStream), request) = (MappedHub.Answer(call), $"{call.Name}Call");
        var reply = isStream ? $"{call.Name}Item" : WireSchemas.NameOf(answer);
        Add(messages, request, Payload(call), call.Name);
        if (!messages.ContainsKey(reply)) Add(messages, reply, Json(_schemas.Of(answer)));
        var operation = Operation("receive", hub, call, request);
        operation["reply"] =
            new JsonObject { ["channel"] =
            Reference($"channels/{hub.Name}"), ["messages"] = new JsonArray(Reference($"channels/{hub.Name}/messages/{reply}")) };
        if (isStream) operation["x-stream"] = true;
        _operations[$"{hub.Name}.{call.Name}"] = operation;
    }

    private static JsonObject Operation(string action, MappedHub hub, MethodInfo method, string message)
    {
        var operation = new JsonObject { ["action"] = action, ["channel"] = Reference($"channels/{hub.Name}") };
        if (XmlComments.Of(method) is { } words) operation["summary"] = words;
        operation["messages"] = new JsonArray(Reference($"channels/{hub.Name}/messages/{message}"));
        return operation;
    }

    private static void Add(JsonObject messages, string key, JsonObject payload, string? name = null) =>
        messages[key] = new JsonObject { ["name"] = name ?? key, ["payload"] = payload };

    private JsonObject Payload(MethodInfo method) => MappedHub.Arguments(method).ToArray() switch
    {
        [] => new JsonObject { ["type"] = "null", ["description"] = "No argument." },
        [var argument] => Json(_schemas.Of(argument)),
        _ => throw new NotSupportedException($"{method.DeclaringType}.{method.Name} has several arguments; messages have one."),
    };

    private static JsonObject Reference(string to) => new() { ["$ref"] = $"#/{to}" };

    private static JsonObject Json(IOpenApiSchema schema)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        schema.SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!.AsObject();
    }
}
