using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using MessagePack;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>
/// JSON schemas of the wire records, read from the records (members, nullability, enums, formats, comments) and from the validators of
/// requests (bounds). Every object schema, every whole enum and the form of ids is a component with a name.
/// </summary>
internal sealed class MessageSchemas
{
    private const string Id = "Id", Reference = "$ref";

    private static readonly Dictionary<Type, (string Type, string? Format)> Scalars = new()
    {
        [typeof(string)] = ("string", null), [typeof(bool)] = ("boolean", null),
        [typeof(int)] = ("integer", "int32"), [typeof(long)] = ("integer", "int64"),
    };

    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<string, Type> _types = [];

    public MessageSchemas() => Components[Id] = Bounded(
        new() { ["type"] = "string", ["description"] = "An opaque id. Compare it as it is; it has no parts and no order." }, Rules.Token);

    /// <summary>The schemas by name.</summary>
    public SortedDictionary<string, JsonObject> Components { get; } = new(StringComparer.Ordinal);

    /// <summary>The name of a type's component: <c>LiveMessageOfOrderCreated</c>, and without the suffix <c>View</c>.</summary>
    public static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GenericTypeArguments.Select(NameOf))}"
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name;

    public static JsonObject ReferenceTo(string component) => new() { [Reference] = $"#/components/schemas/{component}" };

    /// <summary>A reference to the type's component, which is made when it is first asked for.</summary>
    public JsonObject Of(Type type)
    {
        var name = NameOf(type);
        if (!_types.TryAdd(name, type))
            return _types[name] == type
                ? ReferenceTo(name)
                : throw new InvalidOperationException($"{type} and {_types[name]} would both be named {name}.");
        var schema = new JsonObject { ["type"] = "object" };
        if (XmlComments.Of(type) is { } words) schema["description"] = words;
        var properties = type.GetProperties().Where(property => property.IsDefined(typeof(KeyAttribute))).ToArray();
        // Join accepts any argument, so its request has no validator.
        var shapes = type == typeof(JoinRequest) ? [] : Validators.Shapes(type);
        if (shapes is null) CompleteMessage(schema, properties);
        else CompleteRequest(schema, properties, shapes);
        Components[name] = schema;
        return ReferenceTo(name);
    }

    // A message has all of its members, and may get more.
    private void CompleteMessage(JsonObject schema, PropertyInfo[] properties)
    {
        schema["properties"] = Members(properties, OfMember);
        schema["required"] = Names(properties.Select(KeyOf));
    }

    // A request may lack what its validator does not require, and may have no other members.
    private void CompleteRequest(JsonObject schema, PropertyInfo[] properties, IEnumerable<FieldShape> shapes)
    {
        var byKey = shapes.ToLookup(field => field.Field);
        schema["properties"] = Members(properties, property => OfRequestMember(property, byKey[KeyOf(property)]));
        var required = byKey.Where(field => field.Any(said => said.Shape.IsRequired && !said.OfItems)).Select(field => field.Key);
        if (Names(required.Order(StringComparer.Ordinal)) is { Count: > 0 } names) schema["required"] = names;
        schema["additionalProperties"] = false;
    }

    private static JsonObject Members(IEnumerable<PropertyInfo> properties, Func<PropertyInfo, JsonObject> schemaOf) =>
        new(properties.Select(property => KeyValuePair.Create(KeyOf(property), (JsonNode?)Described(schemaOf(property), property))));

    private JsonObject OfMember(PropertyInfo property)
    {
        var info = _nullability.Create(property);
        var nulls = !IsTypeParameterWithoutNull(property);
        if (property.GetCustomAttribute<WireEnumAttribute>() is not { } names) return OfInfo(property, info, nulls);
        var closed = OfEnum(names.Names(), names.IsWhole() ? names.Enumeration() : null);
        return property.PropertyType == typeof(string)
            ? OrNull(closed, nulls && info.ReadState is NullabilityState.Nullable)
            : new() { ["type"] = "array", ["items"] = closed };
    }

    // In a request null is the same as missing.
    private JsonObject OfRequestMember(PropertyInfo property, IEnumerable<FieldShape> shapes)
    {
        var schema = OfInfo(property, _nullability.Create(property), nulls: false);
        foreach (var (_, shape, ofItems, _) in shapes)
            if (shape.Names is { } names) schema = OfEnum(names, shape.Enumeration);
            else if (ofItems) Bounded((JsonObject)schema["items"]!, shape);
            else Bounded(schema, shape);
        return schema;
    }

    // In a constructed type reflection reports that a T may be null whatever the record says; the generic definition knows.
    private bool IsTypeParameterWithoutNull(PropertyInfo property) => property.DeclaringType is { IsGenericType: true } type
        && type.GetGenericTypeDefinition().GetProperty(property.Name) is { PropertyType.IsGenericParameter: true } definition
        && _nullability.Create(definition).ReadState is not NullabilityState.Nullable;

    // A whole enum is a component.
    private JsonObject OfEnum(IEnumerable<string> names, Type? whole)
    {
        var schema = new JsonObject { ["type"] = "string", ["enum"] = Names(names) };
        if (whole is null) return schema;
        Components[whole.Name] = schema;
        return ReferenceTo(whole.Name);
    }

    private JsonObject OfInfo(PropertyInfo property, NullabilityInfo info, bool nulls)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        return OrNull(type switch
        {
            _ when type == typeof(object) => [],
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => OfMap(property, info, nulls),
            { IsGenericType: true } when type.IsAssignableTo(typeof(IEnumerable)) =>
                new() { ["type"] = "array", ["items"] = OfInfo(property, info.GenericTypeArguments[0], nulls) },
            _ => Scalars.TryGetValue(type, out var scalar) ? OfScalar(property, scalar.Type, scalar.Format) : Of(type),
        }, nulls && info.ReadState is NullabilityState.Nullable);
    }

    private JsonObject OfMap(PropertyInfo property, NullabilityInfo info, bool nulls)
    {
        var name = $"{NameOf(property.DeclaringType!)}{property.Name}";
        Components[name] = new() { ["type"] = "object", ["additionalProperties"] = OfInfo(property, info.GenericTypeArguments[1], nulls) };
        return ReferenceTo(name);
    }

    private static JsonObject OfScalar(PropertyInfo property, string type, string? format)
    {
        if (type == "string" && IsId(property)) return ReferenceTo(Id);
        if (property.IsDefined(typeof(WireTimeAttribute))) format = "date-time";
        if (property.IsDefined(typeof(WireDateAttribute))) format = "date";
        var schema = new JsonObject { ["type"] = type };
        if (format is not null) schema["format"] = format;
        return schema;
    }

    private static bool IsId(PropertyInfo property) =>
        property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name.EndsWith("Ids", StringComparison.Ordinal);

    private static JsonObject OrNull(JsonObject schema, bool isNullable)
    {
        if (!isNullable || schema.Count == 0) return schema;
        if (schema.ContainsKey(Reference)) return new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    // A reference already says everything about its schema.
    private static JsonObject Bounded(JsonObject schema, Shape shape)
    {
        if (schema.ContainsKey(Reference)) return schema;
        Set("minLength", shape.MinLength);
        Set("maxLength", shape.MaxLength);
        Set("minimum", shape.Minimum);
        Set("maximum", shape.Maximum);
        Set("minItems", shape.MinItems);
        Set("maxItems", shape.MaxItems);
        Set("pattern", shape.Pattern);
        Set("format", shape.Format);
        Set("description", shape.Meaning);
        return schema;

        void Set<T>(string word, T? value)
        {
            if (value is not null) schema[word] = JsonValue.Create(value);
        }
    }

    private static string KeyOf(PropertyInfo property) => property.GetCustomAttribute<KeyAttribute>()!.StringKey!;

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    // Beside a reference a description would not count.
    private static JsonObject Described(JsonObject schema, PropertyInfo property)
    {
        if (XmlComments.Of(property) is not { } words) return schema;
        if (schema.ContainsKey(Reference)) schema = new() { ["allOf"] = new JsonArray(schema) };
        schema["description"] = words;
        return schema;
    }
}
