using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>
/// How everything is written that outlives the process: camelCase, enums by name, nothing for null. Reading ignores members it does
/// not know (a newer node may have written them), and an array that is not there is empty.
/// </summary>
/// <remarks>
/// By reflection, not source-generated: generated code cannot set an init-only property afterwards, and gives those that are missing
/// null where the record itself says "empty".
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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FillMissingArrays } },
            Converters =
                { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new EventConverter(),
                new RememberedCommandsConverter() },
        };
        options.MakeReadOnly();
        return options;
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
        var (missing, empty) =
            (Activator.CreateInstance(type)!, type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null));
        return made =>
        {
            if (missing.Equals(get(made))) set(made, empty);
        };
    }
}
