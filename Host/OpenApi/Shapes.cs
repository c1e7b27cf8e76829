using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>Schemas of what clients send, in a few words. Bounds are the validators'; a test sends what lies just beyond each.</summary>
internal static class Shapes
{
    public static OpenApiSchema Id => Token.Saying("An id: 1 to 64 visible ASCII characters.");

    public static OpenApiSchema Token => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 64, Pattern = "^[!-~]*$" };

    public static OpenApiSchema Note => Text(200, shortest: 0);

    public static OpenApiSchema Amount => Number(0, 10_000_000_000, "In minor units: 1250 is 12.50.");

    public static OpenApiSchema Rate => Number(0, 1_000_000, "Parts per million: 88750 is 8.875 %.");

    public static OpenApiSchema Time => new() { Type = JsonSchemaType.String, Format = "date-time", Description = "ISO 8601, with its offset." };

    public static OpenApiSchema Day => new() { Type = JsonSchemaType.String, Format = "date", Description = "A business day." };

    public static OpenApiSchema Flag => new() { Type = JsonSchemaType.Boolean };

    public static OpenApiSchema Currency => new() { Type = JsonSchemaType.String, MinLength = 3, MaxLength = 3, Pattern = "^[A-Z]*$", Description = "ISO 4217; EUR where it is not said. It never changes." };

    public static OpenApiSchema Zone => Text(64).Saying("IANA, like Europe/Rome; UTC where it is not said.");

    public static OpenApiSchema Email => Text(254).Saying("An email address; case makes no difference.");

    public static OpenApiSchema Password => Text(PasswordStrength.Longest, PasswordStrength.Shortest).Saying("Hard to guess: several words that do not belong together, without the user's name, email address or restaurant.");

    public static OpenApiSchema Phone => Text(PhoneNumber.Longest, 0).Saying("With its country, like +39 06 1234 5678; answers write it as E.164 does, +390612345678.");

    public static OpenApiSchema Image => new() { Type = JsonSchemaType.String, Format = "binary", MaxLength = MenuImage.MaxSize, Description = $"The image itself, of at most {MenuImage.MaxSize / 1024} KB." };

    public static OpenApiSchema Role => OneOf([.. Enum.GetValues<Role>().Select(RoleNames.Name)]);

    /// <summary>Characters without control characters.</summary>
    public static OpenApiSchema Text(int longest, int shortest = 1) => new() { Type = JsonSchemaType.String, MinLength = shortest, MaxLength = longest };

    public static OpenApiSchema Number(long from, long to, string? description = null) => new()
    {
        Type = JsonSchemaType.Integer, Description = description,
        Minimum = from.ToString(CultureInfo.InvariantCulture), Maximum = to.ToString(CultureInfo.InvariantCulture),
    };

    public static OpenApiSchema OneOf(params IReadOnlyList<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => (JsonNode)JsonValue.Create(name))] };

    public static OpenApiSchema OneOf<TEnum>() where TEnum : struct, Enum => OneOf(WireName.All<TEnum>());

    public static OpenApiSchema ListOf(OpenApiSchema shape, int from, int to) => new() { Type = JsonSchemaType.Array, Items = shape, MinItems = from, MaxItems = to };

    /// <summary>The same, with a sentence.</summary>
    public static OpenApiSchema Saying(this OpenApiSchema shape, string description)
    {
        shape.Description = description;
        return shape;
    }

    /// <summary>An object with these fields and no other. Those whose name ends in <c>?</c> may be left out.</summary>
    public static OpenApiSchema Fields(params IReadOnlyList<(string Name, OpenApiSchema Shape)> fields) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = fields.ToDictionary(field => field.Name.TrimEnd('?'), IOpenApiSchema (field) => field.Shape),
        Required = fields.Where(field => !field.Name.EndsWith('?')).Select(field => field.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
    };

    /// <summary>What needs no body takes an empty one, or an object without fields.</summary>
    public static OpenApiSchema NoFields => Fields();
}
