using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>
/// The form of everything that outlives the process: JSON in camelCase, enums by name, null members omitted. Reading ignores unknown
/// members, which a newer node may have written, and reads a missing array as empty.
/// </summary>
/// <remarks>
/// By reflection, not source-generated: generated code cannot set an init-only property afterwards, and sets a missing one to null where
/// the record's own default is empty.
/// </remarks>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = Make();

    public static byte[] Encode<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Decode<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing, FillMissingArrays } },
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new EventConverter(),
                new RememberedCommandsConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // What is required is required of the code: an older program may not have stored it.
    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties) property.IsRequired = false;
    }

    private static void FillMissingArrays(JsonTypeInfo type)
    {
        var fills = type.Properties.Select(Filling).OfType<Action<object>>().ToArray();
        if (fills.Length == 0) return;
        type.OnDeserialized = made =>
        {
            foreach (var fill in fills) fill(made);
        };
    }

    private static Action<object>? Filling(JsonPropertyInfo property)
    {
        if (property is not { Get: { } get, Set: { } set, PropertyType: { IsGenericType: true } type }) return null;
        if (type.GetGenericTypeDefinition() != typeof(ImmutableArray<>)) return null;
        var missing = Activator.CreateInstance(type)!;
        var empty = type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        return made =>
        {
            if (missing.Equals(get(made))) set(made, empty);
        };
    }
}
