using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>
/// JSON schemas of the wire records, read from the records: members, nullability, enums, formats and comments. Every object schema, every
/// whole enum and the form of ids is a component with a name.
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

    /// <summary>The schemas by name.</summary>
    public SortedDictionary<string, JsonObject> Components { get; } = new(StringComparer.Ordinal)
    {
        [Id] = new JsonObject
        {
            ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 64,
            ["description"] = "An opaque id: 1 to 64 visible ASCII characters. Compare it as it is; it has no parts and no order.",
        },
    };

    /// <summary>The name of a type's component: <c>LiveMessageOfOrderCreated</c>, and without the suffix <c>View</c>.</summary>
    public static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GenericTypeArguments.Select(NameOf))}"
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name;

    /// <summary>A reference to the type's component, which is made when it is first asked for.</summary>
    public JsonObject Of(Type type)
    {
        var name = NameOf(type);
        if (!_types.TryAdd(name, type))
            return _types[name] == type
                ? ReferenceTo(name)
                : throw new InvalidOperationException($"{type} and {_types[name]} would both be named {name}.");
        var (properties, required) = (PropertiesOf(type), RequiredOf(type));
        var schema = new JsonObject { ["type"] = "object" };
        if (DocComments.Of(type) is { } words) schema["description"] = words;
        schema["properties"] = new JsonObject(properties.Select(property =>
            KeyValuePair.Create(KeyOf(property), (JsonNode?)Described(OfMember(property, isRequest: required is not null), property))));
        if ((required ?? properties.Select(KeyOf)).ToArray() is { Length: > 0 } keys)
            schema["required"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]);
        Components[name] = schema;
        return ReferenceTo(name);
    }

    public static JsonObject ReferenceTo(string component) => new() { [Reference] = $"#/components/schemas/{component}" };

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.IsDefined(typeof(KeyAttribute)))];

    private static string KeyOf(PropertyInfo property) => property.GetCustomAttribute<KeyAttribute>()!.StringKey!;

    // Any member of a request may be missing; its validator says which must not. Null for a message, of which no member is ever missing.
    private static IEnumerable<string>? RequiredOf(Type type)
    {
        if (type == typeof(JoinRequest)) return [];
        if (type != typeof(LineRequest) && !type.IsAssignableTo(typeof(ICommandRequest))) return null;
        var empty = RuntimeHelpers.GetUninitializedObject(type);
        var refusal = empty is LineRequest line ? Invalid.Check(LineRules.Instance, line) : Invalid.Check((ICommandRequest)empty);
        return refusal?.Errors?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
    }

    private JsonObject OfMember(PropertyInfo property, bool isRequest)
    {
        var info = _nullability.Create(property);
        // In a request null is the same as missing.
        var nulls = !isRequest && !IsTypeParameterWithoutNull(property);
        return property.GetCustomAttribute<WireEnumAttribute>() is { } names
            ? OrNull(OfEnum(names), nulls && info.ReadState is NullabilityState.Nullable)
            : OfInfo(property, info, nulls);
    }

    // For the T of a generic record reflection always reports that it may be null. The record marks it where that is so.
    private static bool IsTypeParameterWithoutNull(PropertyInfo property) => property.DeclaringType is { IsGenericType: true } type
        && type.GetGenericTypeDefinition().GetProperty(property.Name)!.PropertyType.IsGenericParameter
        && property.GetCustomAttribute<NullableAttribute>()?.NullableFlags is not [2];

    private JsonObject OfEnum(WireEnumAttribute names)
    {
        var schema = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. names.Names.Select(name => JsonValue.Create(name))]),
        };
        if (!names.IsWhole) return schema;
        Components[names.EnumType.Name] = schema;
        return ReferenceTo(names.EnumType.Name);
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

    // Beside a reference a description would not count.
    private static JsonObject Described(JsonObject schema, PropertyInfo property)
    {
        if (DocComments.Of(property) is not { } words) return schema;
        if (schema.ContainsKey(Reference)) schema = new() { ["allOf"] = new JsonArray(schema) };
        schema["description"] = words;
        return schema;
    }
}
