using System.Reflection;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>
/// The hubs as an AsyncAPI 3.1 document, read from the hubs, their client interfaces and the wire records. An operation with the action
/// <c>send</c> is a client method that the server calls; <c>receive</c> is a hub method that clients call.
/// </summary>
internal sealed class HubDocument
{
    private const string About =
        """
        The live side of RealtimeRestaurant: SignalR over WebSockets (connect without negotiation), protocols `json` and `messagepack`, with
        the same names and values in both. A payload here is the one argument of a method: of a client method for what the server sends, of
        a hub method for what it receives. `docs/protocol.md` has the rules for joining, for coming back and for proving that no message is
        missing.
        """;

    private const string NoArgument = "NoArgument", Query = "HubQuery";

    private readonly MessageSchemas _schemas = new();
    private readonly JsonObject _channels = [], _operations = [];

    private readonly string _pathBase;

    private HubDocument(IReadOnlyCollection<MappedHub> hubs, string pathBase)
    {
        _pathBase = pathBase;
        _schemas.Components[NoArgument] = new() { ["type"] = "null", ["description"] = "The method has no argument." };
        _schemas.Components[Query] = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["access_token"] = new JsonObject
                {
                    ["type"] = "string",
                    ["description"] = "The access token, for clients that cannot set the Authorization header, such as browsers.",
                },
            },
        };
        foreach (var hub in hubs)
        {
            var messages = new JsonObject();
            _channels[hub.Name] = Channel(hub, messages);
            foreach (var method in hub.ClientMethods) AddClientMethod(hub, method, messages);
            foreach (var method in hub.HubMethods) AddHubMethod(hub, method, messages);
        }
        ListMissed(hubs);
    }

    /// <param name="hubs">Every hub of the host.</param>
    /// <param name="pathBase">The path under which the host is served, or empty.</param>
    public static JsonObject Of(IReadOnlyCollection<MappedHub> hubs, string pathBase) => new HubDocument(hubs, pathBase).Document();

    private JsonObject Document() => new()
    {
        ["asyncapi"] = "3.1.0",
        ["id"] = "urn:realtime-restaurant:hubs",
        ["info"] = new JsonObject
        {
            ["title"] = "RealtimeRestaurant hubs",
            ["version"] = "1",
            ["description"] = About,
            ["tags"] = new JsonArray(new JsonObject { ["name"] = "SignalR" }),
        },
        ["defaultContentType"] = "application/json",
        ["servers"] = new JsonObject { ["node"] = Server() },
        ["channels"] = _channels,
        ["operations"] = _operations,
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject(_schemas.Components.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value))),
            ["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
            },
        },
    };

    private JsonObject Server()
    {
        var server = new JsonObject
        {
            ["host"] = "localhost:5080",
            ["protocol"] = "ws",
            ["description"] = "Any node. No sticky sessions are needed.",
            ["security"] = new JsonArray(Reference("components/securitySchemes/bearer")),
        };
        if (_pathBase is not "") server["pathname"] = _pathBase;
        return server;
    }

    private static JsonObject Channel(MappedHub hub, JsonObject messages) => new()
    {
        ["address"] = hub.Address,
        ["title"] = hub.Type.Name,
        ["description"] = $"{XmlComments.Of(hub.Type)} {XmlComments.Of(hub.Client)} For {string.Join(", ", hub.Roles)}.",
        ["servers"] = new JsonArray(Reference("servers/node")),
        ["messages"] = messages,
        ["bindings"] = new JsonObject
        {
            ["ws"] = new JsonObject { ["method"] = "GET", ["bindingVersion"] = "0.1.0", ["query"] = MessageSchemas.ReferenceTo(Query) },
        },
        ["x-roles"] = new JsonArray([.. hub.Roles.Select(role => JsonValue.Create(role))]),
    };

    private void AddClientMethod(MappedHub hub, MethodInfo method, JsonObject messages)
    {
        messages[method.Name] = Message(method.Name, Payload(method));
        _operations[$"{hub.Name}.{method.Name}"] = Operation("send", hub, method, method.Name);
    }

    private void AddHubMethod(MappedHub hub, MethodInfo method, JsonObject messages)
    {
        var ((result, isStream), call) = (MappedHub.ResultOf(method), $"{method.Name}Call");
        var reply = isStream ? $"{method.Name}Item" : MessageSchemas.NameOf(result);
        messages[call] = Message(method.Name, Payload(method));
        if (!messages.ContainsKey(reply)) messages[reply] = Message(reply, _schemas.Of(result));
        var operation = Operation("receive", hub, method, call);
        operation["reply"] = new JsonObject
        {
            ["channel"] = Reference($"channels/{hub.Name}"),
            ["messages"] = new JsonArray(Reference($"channels/{hub.Name}/messages/{reply}")),
        };
        if (isStream) operation["x-stream"] = true;
        _operations[$"{hub.Name}.{method.Name}"] = operation;
    }

    private static JsonObject Operation(string action, MappedHub hub, MethodInfo method, string message)
    {
        var operation = new JsonObject { ["action"] = action, ["channel"] = Reference($"channels/{hub.Name}") };
        if (XmlComments.Of(method) is { } words) operation["summary"] = words;
        operation["messages"] = new JsonArray(Reference($"channels/{hub.Name}/messages/{message}"));
        return operation;
    }

    private static JsonObject Message(string name, JsonObject payload) => new() { ["name"] = name, ["payload"] = payload };

    private JsonObject Payload(MethodInfo method) => MappedHub.ArgumentsOf(method).ToArray() switch
    {
        [] => MessageSchemas.ReferenceTo(NoArgument),
        [var argument] => _schemas.Of(argument),
        _ => throw new NotSupportedException($"{method.DeclaringType}.{method.Name} has several arguments; a message has one."),
    };

    // The record of a missed message holds any message. Here the client methods are known: those whose messages are in the log.
    private void ListMissed(IEnumerable<MappedHub> hubs)
    {
        var methods = hubs.SelectMany(hub => hub.ClientMethods)
            .Where(method => method.DeclaringType != typeof(IBeaconClient) && method.DeclaringType != typeof(IFigureEvents)).ToArray();
        var properties = _schemas.Components[nameof(MissedMessage)]["properties"]!;
        var names = methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal);
        var messages = methods.SelectMany(MappedHub.ArgumentsOf).Distinct().OrderBy(MessageSchemas.NameOf, StringComparer.Ordinal);
        properties["event"]!["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        properties["message"]!["anyOf"] = new JsonArray([.. messages.Select(_schemas.Of)]);
    }

    private static JsonObject Reference(string to) => new() { ["$ref"] = $"#/{to}" };
}
