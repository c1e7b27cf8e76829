using System.Reflection;
using System.Text.Json.Nodes;
using MessagePack;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Tests.Http;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>The hubs' document names every method of every hub and client, with exactly the fields of the records on the wire.</summary>
public sealed class HubDocumentTests(SharedNode shared) : IClassFixture<SharedNode>, IAsyncLifetime
{
    private JsonNode _document = null!;

    public async Task InitializeAsync() => _document = JsonNode.Parse((await shared.Node.Rest().GetAsync("/asyncapi/v1.json")).Text)!;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void It_has_the_structure_of_AsyncAPI_3()
    {
        ((string)_document["asyncapi"]!).ShouldBe("3.0.0");
        _document["info"]!["title"].ShouldNotBeNull();
        _document["info"]!["version"].ShouldNotBeNull();
        foreach (var (name, server) in _document["servers"]!.AsObject()) (server!["host"] is null || server["protocol"] is null).ShouldBeFalse(name);
        foreach (var (name, channel) in _document["channels"]!.AsObject()) (channel!["address"] is null || channel["messages"]!.AsObject().Count == 0).ShouldBeFalse(name);
        foreach (var (name, operation) in _document["operations"]!.AsObject())
        {
            ((string)operation!["action"]!).ShouldBeOneOf("send", "receive");
            var channel = (string)operation["channel"]!["$ref"]!;
            // An operation's messages are those of its channel, and so are those of its reply.
            foreach (var message in operation["messages"]!.AsArray().Concat(operation["reply"]?["messages"]!.AsArray() ?? []))
                ((string)message!["$ref"]!).ShouldStartWith($"{channel}/messages/", Case.Sensitive, name);
        }
        foreach (var reference in References(_document)) Schemas.Resolve(_document, reference).ShouldNotBeNull();
    }

    [Fact]
    public void It_names_every_hub_with_its_roles_and_every_method_of_hubs_and_clients()
    {
        var expected = new List<string>();
        foreach (var (address, hub) in Hubs())
        {
            var name = address.Split('/')[^1];
            var channel = _document["channels"]![name].ShouldNotBeNull(name);
            ((string)channel["address"]!).ShouldBe(address);
            channel["x-roles"]!.AsArray().Select(role => (string)role!).ShouldBe(hub.GetCustomAttribute<Hubs.Delivery.RequiresAttribute>()!.Roles!.Split(','));
            expected.AddRange(Heard(hub).Select(method => $"send {name}.{method.Name}"));
            expected.AddRange(Called(hub).Select(method => $"receive {name}.{method.Name}"));
        }
        _document["operations"]!.AsObject().Select(operation => $"{operation.Value!["action"]} {operation.Key}").ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Every_message_has_exactly_the_fields_of_its_record()
    {
        foreach (var (address, hub) in Hubs())
        {
            var messages = _document["channels"]![address.Split('/')[^1]]!["messages"]!;
            foreach (var heard in Heard(hub)) Same(messages[heard.Name]!["payload"]!, heard.GetParameters()[0].ParameterType);
            foreach (var call in Called(hub).Where(call => call.GetParameters().Any(parameter => parameter.ParameterType != typeof(CancellationToken))))
                Same(messages[$"{call.Name}Call"]!["payload"]!, call.GetParameters()[0].ParameterType);
        }
    }

    [Fact]
    public void What_a_call_needs_is_what_its_validator_needs()
    {
        var schemas = _document["components"]!["schemas"]!;
        Required("PlaceOrderRequest").ShouldBe(["commandId", "items", "tableId"]);
        Required("LineRequest").ShouldBe(["menuItemId", "quantity"]);
        Required("JoinRequest").ShouldBeEmpty();
        ((string)schemas["StockChanged"]!["properties"]!["name"]!["type"]!).ShouldBe("string");
        schemas["StockChanged"]!["properties"]!["stock"]!["type"]!.AsArray().Select(type => (string)type!).ShouldBe(["integer", "null"], ignoreOrder: true);

        IEnumerable<string> Required(string schema) => (schemas[schema]!["required"]?.AsArray() ?? []).Select(name => (string)name!);
    }

    private IEnumerable<(string Address, Type Hub)> Hubs() => shared.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is not null && !endpoint.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal))
        .Select(endpoint => ($"/{endpoint.RoutePattern.RawText!.Trim('/')}", endpoint.Metadata.GetMetadata<HubMetadata>()!.HubType));

    private static IEnumerable<MethodInfo> Called(Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.Name.StartsWith("On", StringComparison.Ordinal));

    private static IEnumerable<MethodInfo> Heard(Type hub) =>
        hub.BaseType!.GenericTypeArguments[0] is var client ? client.GetInterfaces().Prepend(client).SelectMany(family => family.GetMethods()) : [];

    /// <summary>The fields of the record and of every record in it, by their keys.</summary>
    private void Same(JsonNode schema, Type type)
    {
        schema = Resolved(schema);
        var fields = type.GetProperties().Where(field => field.GetCustomAttribute<KeyAttribute>() is not null).ToDictionary(field => field.GetCustomAttribute<KeyAttribute>()!.StringKey!);
        schema["properties"]!.AsObject().Select(property => property.Key).ShouldBe(fields.Keys, ignoreOrder: true, type.ToString());
        foreach (var (name, field) in fields)
            if (Record(field.PropertyType) is { } record)
                Same(schema["properties"]![name]!, record);
    }

    private JsonNode Resolved(JsonNode schema) => schema switch
    {
        _ when schema["$ref"] is { } reference => Resolved(Schemas.Resolve(_document, (string)reference!)),
        _ when (schema["allOf"] ?? schema["anyOf"]) is { } either => Resolved(either[0]!),
        _ when schema["items"] is { } items => Resolved(items),
        _ => schema,
    };

    private static Type? Record(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? Record(type.GenericTypeArguments[0])
        : type.GetCustomAttribute<MessagePackObjectAttribute>() is null ? null : type;

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => entry.Key == "$ref" ? [(string)entry.Value!] : References(entry.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
