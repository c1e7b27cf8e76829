using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>Translates the validators' shapes of fields to JSON Schema.</summary>
internal static class SchemaShapes
{
    /// <summary>Adds the shape to a schema.</summary>
    public static OpenApiSchema With(this OpenApiSchema schema, Shape shape)
    {
        schema.MinLength = shape.MinLength ?? schema.MinLength;
        schema.MaxLength = shape.MaxLength ?? schema.MaxLength;
        schema.Minimum = Text(shape.Minimum) ?? schema.Minimum;
        schema.Maximum = Text(shape.Maximum) ?? schema.Maximum;
        schema.MinItems = shape.MinItems ?? schema.MinItems;
        schema.MaxItems = shape.MaxItems ?? schema.MaxItems;
        schema.Pattern = shape.Pattern ?? schema.Pattern;
        schema.Format = shape.Format ?? schema.Format;
        schema.Description ??= shape.Meaning;
        if (shape.Names is { } names) schema.Enum = Names(names);
        return schema;
    }

    /// <summary>The schema of a parameter of a query, whose type follows from its shape.</summary>
    public static IOpenApiSchema Of(this OpenApiDocument document, Shape shape) => shape switch
    {
        { Enumeration: { } enumeration } => document.Enumeration(enumeration),
        { IsFlag: true } => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        { Minimum: not null } => new OpenApiSchema { Type = JsonSchemaType.Integer }.With(shape),
        _ => new OpenApiSchema { Type = JsonSchemaType.String }.With(shape),
    };

    /// <summary>A reference to the closed set of an enumeration's names, which the document has once.</summary>
    public static OpenApiSchemaReference Enumeration(this OpenApiDocument document, Type enumeration, string? description = null)
    {
        document.AddComponent(enumeration.Name, new OpenApiSchema
        {
            Type = JsonSchemaType.String, Enum = Names(Enum.GetNames(enumeration).Select(JsonNamingPolicy.CamelCase.ConvertName)),
            Description = XmlComments.Of(enumeration),
        });
        return new OpenApiSchemaReference(enumeration.Name, document) { Description = description };
    }

    private static List<JsonNode> Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
