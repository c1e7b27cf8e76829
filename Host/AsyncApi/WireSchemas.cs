using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;
using Microsoft.OpenApi;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>
/// Schemas of what the wire carries, read from the records themselves: their fields, what may be null, and what their comments say.
/// </summary>
internal sealed class WireSchemas
{
    private static readonly Dictionary<Type, (JsonSchemaType Type, string? Format)> Plain = new()
    {
        [typeof(string)] = (JsonSchemaType.String, null), [typeof(bool)] = (JsonSchemaType.Boolean, null),
        [typeof(double)] = (JsonSchemaType.Number, "double"),
        [typeof(int)] = (JsonSchemaType.Integer, "int32"), [typeof(long)] = (JsonSchemaType.Integer, "int64"),
    };

    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<string, Type> _names = [];

    /// <summary>By the names they are referred to.</summary>
    public SortedDictionary<string, IOpenApiSchema> Components { get; } = new(StringComparer.Ordinal);

    public IOpenApiSchema Of(Type type) => type == typeof(object) ? new OpenApiSchema()
        : Plain.TryGetValue(type, out var plain) ? new OpenApiSchema { Type = plain.Type, Format = plain.Format }
        : new OpenApiSchemaReference(Component(type));

    /// <summary>The name of a field on the wire, the same in JSON and MessagePack.</summary>
    public static string NameOf(PropertyInfo field) =>
        field.GetCustomAttribute<KeyAttribute>()?.StringKey ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);

    /// <summary>The fields of a record as the wire has them, in their order.</summary>
    public static IEnumerable<PropertyInfo> FieldsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(field =>
            field.GetMethod is { } get && get.GetParameters().Length == 0 && field.GetCustomAttribute<IgnoreMemberAttribute>() is null);

    private string Component(Type type)
    {
        var name = NameOf(type);
        if (!_names.TryAdd(name, type)) return _names[name] == type
            ? name : throw new InvalidOperationException($"{type} and {_names[name]} would both be called {name}.");
        var (fields, needed) = (FieldsOf(type).ToArray(), Needed(type));
        Components[name] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = XmlComments.Of(type),
            Properties = fields.ToDictionary(NameOf, field => Described(Of(field, isAsked: needed is not null), XmlComments.Of(field))),
            Required = (needed ?? fields.Select(NameOf)).ToHashSet(),
        };
        return name;
    }

    // Of a request: what its validator needs. Null for what is no request: of that, all is there.
    private static IEnumerable<string>? Needed(Type type) => type == typeof(JoinRequest) ? []
        : Validators.Shapes(type)?.Where(field => field.Shape.IsRequired && !field.OfItems).Select(field => field.Field).Distinct()
            .Order(StringComparer.Ordinal);

    private IOpenApiSchema Of(PropertyInfo field, bool isAsked)
    {
        var (info, isNull) = (_nullability.Create(field), field.GetCustomAttribute<NullableAttribute>()?.NullableFlags is [2]);
        // What takes the place of a type parameter may be null only where the parameter is marked so.
        return Of(info, nulls: !isAsked && (isNull || !IsOpen(field)));
    }

    /// <param name="nulls">False in requests, where null is the same as left out.</param>
    private IOpenApiSchema Of(NullabilityInfo info, bool nulls)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var schema = type switch
        {
            { IsGenericType: true } map when map.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
                new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(info.GenericTypeArguments[1], nulls) },
            { IsGenericType: true } list when list.IsAssignableTo(typeof(IEnumerable)) =>
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(info.GenericTypeArguments[0], nulls) },
            _ => Of(type),
        };
        return nulls && info.ReadState is NullabilityState.Nullable ? OrNull(schema) : schema;
    }

    private static bool IsOpen(PropertyInfo field) =>
        field.DeclaringType is { IsGenericType: true } type && type.GetGenericTypeDefinition()
            .GetProperty(field.Name)!.PropertyType.IsGenericParameter;

    // A type that is left open already takes null.
    private static OpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema plain) return new OpenApiSchema { AnyOf =
            [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        if (plain.Type is { } type) plain.Type = type | JsonSchemaType.Null;
        return plain;
    }

    private static IOpenApiSchema Described(IOpenApiSchema schema, string? words)
    {
        if (words is null) return schema;
        if (schema is OpenApiSchema plain) plain.Description = words;
        else schema = new OpenApiSchema { AllOf = [schema], Description = words };
        return schema;
    }

    public static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GenericTypeArguments.Select(NameOf))}"
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name;
}
