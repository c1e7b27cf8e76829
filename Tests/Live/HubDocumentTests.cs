using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Host.AsyncApi;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Http;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>The hubs' document names every method of every hub and client, with exactly the members of the records on the wire.</summary>
public sealed class HubDocumentTests(SharedNode shared) : IClassFixture<SharedNode>, IAsyncLifetime
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    private JsonNode _document = null!;

    public async Task InitializeAsync() => _document = JsonNode.Parse((await shared.Node.Rest().GetAsync("/asyncapi/v1.json")).Text)!;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void It_has_the_structure_of_AsyncAPI_3()
    {
        ((string)_document["asyncapi"]!).ShouldBe("3.1.0");
        _document["info"]!["title"].ShouldNotBeNull();
        _document["info"]!["version"].ShouldNotBeNull();
        foreach (var (name, server) in _document["servers"]!.AsObject())
            (server!["host"] is null || server["protocol"] is null).ShouldBeFalse(name);
        foreach (var (name, channel) in _document["channels"]!.AsObject())
            (channel!["address"] is null || channel["messages"]!.AsObject().Count == 0).ShouldBeFalse(name);
        foreach (var (name, operation) in _document["operations"]!.AsObject())
        {
            ((string)operation!["action"]!).ShouldBeOneOf("send", "receive");
            var channel = (string)operation["channel"]!["$ref"]!;
            // An operation's messages are those of its channel, and so are those of its reply.
            foreach (var message in operation["messages"]!.AsArray().Concat(operation["reply"]?["messages"]!.AsArray() ?? []))
                ((string)message!["$ref"]!).ShouldStartWith($"{channel}/messages/", Case.Sensitive, name);
        }
        foreach (var reference in Nodes(_document).Select(node => (string?)node["$ref"]).OfType<string>())
            Schemas.Resolve(_document, reference).ShouldNotBeNull();
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
            channel["x-roles"]!.AsArray().Select(role => (string)role!)
                .ShouldBe(hub.GetCustomAttribute<RequiresAttribute>()!.Roles!.Split(','));
            expected.AddRange(ClientMethods(hub).Select(method => $"send {name}.{method.Name}"));
            expected.AddRange(HubMethods(hub).Select(method => $"receive {name}.{method.Name}"));
        }
        _document["operations"]!.AsObject().Select(operation => $"{operation.Value!["action"]} {operation.Key}")
            .ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Every_message_has_exactly_the_fields_of_its_record()
    {
        foreach (var (address, hub) in Hubs())
        {
            var messages = _document["channels"]![address.Split('/')[^1]]!["messages"]!;
            foreach (var method in ClientMethods(hub)) Same(messages[method.Name]!["payload"]!, method.GetParameters()[0].ParameterType);
            foreach (var method in HubMethods(hub).Where(method => MappedHub.ArgumentsOf(method).Any()))
                Same(messages[$"{method.Name}Call"]!["payload"]!, method.GetParameters()[0].ParameterType);
        }
    }

    [Fact]
    public void Every_object_schema_is_a_named_component()
    {
        foreach (var message in _document["channels"]!.AsObject().SelectMany(channel => channel.Value!["messages"]!.AsObject()))
            message.Value!["payload"]!.AsObject().Select(word => word.Key).ShouldBe(["$ref"], message.Key);
        Nodes(_document).Where(IsObject).Except(Components().Select(schema => schema.Value!.AsObject())).Select(node => node.ToJsonString())
            .ShouldBeEmpty();

        static bool IsObject(JsonObject node) => node["type"] is { } type
            && (type is JsonArray names ? names.Select(name => (string)name!) : [type.ToString()]).Contains("object");
    }

    [Fact]
    public void Every_member_that_carries_an_enum_a_time_or_a_day_says_so()
    {
        var records = Hubs().SelectMany(hub => ClientMethods(hub.Hub).Concat(HubMethods(hub.Hub)))
            .SelectMany(method => MappedHub.ArgumentsOf(method).Concat(method.ReturnType.GenericTypeArguments))
            .SelectMany(Records).Distinct().ToArray();

        records.Length.ShouldBeGreaterThan(60);
        foreach (var member in records.SelectMany(record => record.GetProperties()).Where(member => Key(member) is not null))
        {
            var schema = Components()[MessageSchemas.NameOf(member.ReflectedType!)]!["properties"]![Key(member)!]!;
            var names = member.GetCustomAttribute<WireEnumAttribute>()?.Names() ?? [];
            if (names.Count > 0) Enum(schema).ShouldBe(names, Name(member));
            if (member.IsDefined(typeof(WireTimeAttribute))) ((string?)schema["format"]).ShouldBe("date-time", Name(member));
            if (member.IsDefined(typeof(WireDateAttribute))) ((string?)schema["format"]).ShouldBe("date", Name(member));
        }

        static string Name(PropertyInfo member) => $"{member.DeclaringType!.Name}.{member.Name}";

        IEnumerable<string> Enum(JsonNode schema) => Resolved(schema)["enum"]!.AsArray().Select(name => (string?)name).OfType<string>();
    }

    [Fact]
    public void Everything_that_hubs_send_and_reply_fits_its_schema()
    {
        var schemas = new Schemas(_document);
        foreach (var sample in WireShapes.Samples())
            schemas.Faults(MessageSchemas.ReferenceTo(MessageSchemas.NameOf(sample.GetType())), JsonSerializer.SerializeToNode(sample, Web))
                .ShouldBeEmpty(sample.ToString());
    }

    [Fact]
    public void The_members_of_a_request_have_the_bounds_of_its_validator()
    {
        var status = Components()["SetItemStatusRequest"]!["properties"]!["status"]!;
        status["enum"]!.AsArray().Select(name => (string)name!).ShouldBe(["queued", "preparing", "ready", "served", "cancelled", "voided"]);
        ((string)Components()["CallWaiterRequest"]!["properties"]!["type"]!["$ref"]!).ShouldBe("#/components/schemas/CallType");
        ((string)Components()["SetTableStatusRequest"]!["properties"]!["until"]!["format"]!).ShouldBe("date-time");
        ((int)Components()["PlaceOrderRequest"]!["properties"]!["items"]!["maxItems"]!).ShouldBe(100);
        ((int)Components()["LineRequest"]!["properties"]!["quantity"]!["minimum"]!).ShouldBe(1);
    }

    [Fact]
    public void What_a_call_needs_is_what_its_validator_needs()
    {
        Required("PlaceOrderRequest").ShouldBe(["commandId", "items"]);
        Required("LineRequest").ShouldBe(["menuItemId", "quantity"]);
        Required("JoinRequest").ShouldBeEmpty();
        ((string)Components()["StockChanged"]!["properties"]!["name"]!["type"]!).ShouldBe("string");
        Components()["StockChanged"]!["properties"]!["stock"]!["type"]!.AsArray().Select(type => (string)type!)
            .ShouldBe(["integer", "null"], ignoreOrder: true);

        IEnumerable<string> Required(string schema) => (Components()[schema]!["required"]?.AsArray() ?? []).Select(name => (string)name!);
    }

    private JsonObject Components() => _document["components"]!["schemas"]!.AsObject();

    private IEnumerable<(string Address, Type Hub)> Hubs() =>
        from endpoint in shared.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<HubMetadata>() is not null
        where !endpoint.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal)
        select ($"/{endpoint.RoutePattern.RawText!.Trim('/')}", endpoint.Metadata.GetMetadata<HubMetadata>()!.HubType);

    private static IEnumerable<MethodInfo> HubMethods(Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.Name.StartsWith("On", StringComparison.Ordinal));

    private static IEnumerable<MethodInfo> ClientMethods(Type hub) => hub.BaseType!.GenericTypeArguments[0] is var client
        ? client.GetInterfaces().Prepend(client).SelectMany(family => family.GetMethods())
        : [];

    /// <summary>The members of the record and of every record in it, by their keys.</summary>
    private void Same(JsonNode schema, Type type)
    {
        schema = Resolved(schema);
        var members = type.GetProperties().Where(member => Key(member) is not null).ToDictionary(member => Key(member)!);
        schema["properties"]!.AsObject().Select(property => property.Key).ShouldBe(members.Keys, ignoreOrder: true, type.ToString());
        foreach (var (key, member) in members)
            if (Record(member.PropertyType) is { } record)
                Same(schema["properties"]![key]!, record);
    }

    private JsonNode Resolved(JsonNode schema) => schema switch
    {
        _ when schema["$ref"] is { } reference => Resolved(Schemas.Resolve(_document, (string)reference!)),
        _ when (schema["allOf"] ?? schema["anyOf"]) is { } either => Resolved(either[0]!),
        _ when schema["items"] is { } items => Resolved(items),
        _ => schema,
    };

    private static string? Key(PropertyInfo member) => member.GetCustomAttribute<KeyAttribute>()?.StringKey;

    private static Type? Record(Type type) =>
        type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? Record(type.GenericTypeArguments[^1])
        : type.IsDefined(typeof(MessagePackObjectAttribute)) ? type
        : null;

    private static IEnumerable<Type> Records(Type type) =>
        Record(type) is { } record ? record.GetProperties().SelectMany(member => Records(member.PropertyType)).Prepend(record) : [];

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Nodes(entry.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Nodes),
        _ => [],
    };
}
