using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>
/// Completes a record's schema with details that the generator does not know: bounds, closed sets, optional members, members that a chef
/// does not get, descriptions from XML comments, and an example.
/// </summary>
/// <param name="routes">The request and response records of the routes.</param>
internal sealed class SchemaDetails(OpenApiDocument document, RouteRecords routes)
{
    public void Complete(string name, OpenApiSchema schema, Type type)
    {
        schema.Description = XmlComments.Of(type);
        if (Examples.Of(name) is { } example) schema.Examples = [example];
        if (Validators.Shapes(type) is { } shapes) CompleteRequest(schema, type, shapes.ToLookup(field => field.Field));
        else CompleteAnswer(schema, type);
        if (type == typeof(Problem)) CompleteProblem(schema);
    }

    private void CompleteRequest(OpenApiSchema schema, Type type, ILookup<string, FieldShape> shapes)
    {
        schema.AdditionalPropertiesAllowed = false;
        schema.Required = new HashSet<string>();
        foreach (var (field, property) in Members(schema, type))
        {
            // Null is the same as absent, or takes a value away.
            var member = WithoutNull(schema.Properties![field]);
            if (property.IsOptional() && !shapes[field].Any(said => said.RefusesNull && !said.OfItems))
                member = WithNull(member);
            if (routes.BodyMembers(type)?.Contains(field) is false) schema.Properties.Remove(field);
            else schema.Properties[field] = Shaped(member, [.. shapes[field]], XmlComments.Of(property));
            if (schema.Properties.ContainsKey(field) && shapes[field].Any(said => said.Shape.IsRequired && !said.OfItems))
                schema.Required.Add(field);
        }
    }

    private void CompleteAnswer(OpenApiSchema schema, Type type)
    {
        var hidden = routes.PriceMembers(type);
        // More members may be added.
        schema.AdditionalPropertiesAllowed = true;
        schema.Required = schema.Properties!.Keys.Except(hidden).ToHashSet();
        foreach (var (field, property) in Members(schema, type))
        {
            var words = string.Join(' ',
                new[] { XmlComments.Of(property), hidden.Contains(field) ? "Absent for a chef." : null }.OfType<string>());
            schema.Properties[field] = Described(Marked(schema.Properties[field], property), words.Length > 0 ? words : null);
        }
    }

    // Null members are left out of a problem.
    private static void CompleteProblem(OpenApiSchema schema)
    {
        foreach (var field in new[] { "instance", "requestId", "errors", "retryAfter" })
        {
            schema.Required!.Remove(field);
            schema.Properties![field] = WithoutNull(schema.Properties[field]);
        }
        ((OpenApiSchema)schema.Properties!["detail"])
            .AddExtension("x-ms-primary-error-message", new JsonNodeExtension(JsonValue.Create(true)));
    }

    private IOpenApiSchema Shaped(IOpenApiSchema schema, FieldShape[] shapes, string? description)
    {
        if (shapes.FirstOrDefault(said => said.Shape.Enumeration is not null && !said.OfItems) is { } closed)
            return NullableAs(schema, document.Enumeration(closed.Shape.Enumeration!, description));
        schema = Described(schema, description);
        if (schema is not OpenApiSchema plain) return schema;
        foreach (var said in shapes)
            if (!said.OfItems) plain.With(said.Shape);
            else if (said.Shape.Enumeration is { } names) plain.Items = document.Enumeration(names);
            else if (plain.Items is OpenApiSchema item) item.With(said.Shape);
        return plain;
    }

    private IOpenApiSchema Marked(IOpenApiSchema schema, PropertyInfo property)
    {
        if (schema is not OpenApiSchema plain) return schema;
        if (property.GetCustomAttribute<WireTimeAttribute>() is not null) plain.Format = "date-time";
        if (property.GetCustomAttribute<WireDateAttribute>() is not null) plain.Format = "date";
        if (property.GetCustomAttribute<WireEnumAttribute>() is not { } closed) return schema;
        IOpenApiSchema names = closed.IsWhole() ? document.Enumeration(closed.Enumeration())
            : new OpenApiSchema { Type = JsonSchemaType.String }.With(new Shape { Names = closed.Names() });
        if (plain.Items is not null)
        {
            plain.Items = names;
            return plain;
        }
        return NullableAs(schema, names);
    }

    private static IEnumerable<(string Field, PropertyInfo Property)> Members(OpenApiSchema schema, Type type) =>
        type.GetProperties().Select(property => (Field: JsonNamingPolicy.CamelCase.ConvertName(property.Name), property))
            .Where(member => schema.Properties?.ContainsKey(member.Field) is true);

    private static IOpenApiSchema Described(IOpenApiSchema schema, string? description)
    {
        if (schema is OpenApiSchemaReference reference)
            return new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument) { Description = description };
        if (schema is OpenApiSchema plain) plain.Description = description;
        return schema;
    }

    // A closed set in place of a schema, with null if that had it.
    private static IOpenApiSchema NullableAs(IOpenApiSchema schema, IOpenApiSchema names) =>
        schema is OpenApiSchema { Type: { } type } && type.HasFlag(JsonSchemaType.Null) ? OrNull(names) : names;

    private static OpenApiSchema OrNull(IOpenApiSchema schema) =>
        new() { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] };

    private static OpenApiSchema WithNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema plain) return OrNull(schema);
        plain.Type |= JsonSchemaType.Null;
        return plain;
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema plain) return schema;
        if (plain.OneOf is { Count: 2 } either) return either.Single(one => one.Type is not JsonSchemaType.Null);
        if (plain.Type is { } type) plain.Type = type & ~JsonSchemaType.Null;
        if (plain.Items is { } items) plain.Items = WithoutNull(items);
        return plain;
    }
}
