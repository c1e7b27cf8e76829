using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagePack;
using MessagePack.Resolvers;

namespace RealtimeRestaurant.Client;

/// <summary>
/// Reads what the wire declares as "some object" (a missed message, the result of a command) once its type is known: the JSON
/// protocol leaves a <see cref="JsonElement"/>, MessagePack a dictionary.
/// </summary>
internal static class WireObject
{
    /// <summary>As the server writes. A member that an older server does not know is absent: that must not cost the message.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } },
    };

    private static readonly MessagePackSerializerOptions Packed =
        ContractlessStandardResolver.Options.WithSecurity(MessagePackSecurity.UntrustedData);

    public static T As<T>(object? value) => (T)As(value, typeof(T))!;

    public static object? As(object? value, Type type) => value switch
    {
        null => null,
        _ when type.IsInstanceOfType(value) => value,
        JsonElement json => json.Deserialize(type, Json),
        _ => MessagePackSerializer.Deserialize(type, MessagePackSerializer.Serialize(value, Packed), Packed),
    };

    /// <summary>A request of any type with its command id, as both protocols of the hubs can write it.</summary>
    public static Dictionary<string, object?> Request(object request, string commandId)
    {
        var members = (Dictionary<string, object?>)Plain(JsonSerializer.SerializeToElement(request, request.GetType(), Json))!;
        members["commandId"] = commandId;
        return members;
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => value.GetString(),
        // Apart: as one expression both would be floating-point, which MessagePack does not read as a whole number.
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var member in type.Properties) member.IsRequired = false;
    }
}
