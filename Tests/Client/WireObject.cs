using System.Text.Json;
using MessagePack;
using MessagePack.Resolvers;

namespace RealtimeRestaurant.Client;

/// <summary>
/// Reads what the wire declares as "some object" (a missed message, the result of a command) once its type is known: the JSON
/// protocol leaves a <see cref="JsonElement"/>, MessagePack a dictionary.
/// </summary>
public static class WireObject
{
    private static readonly MessagePackSerializerOptions Packed =
        ContractlessStandardResolver.Options.WithSecurity(MessagePackSecurity.UntrustedData);

    public static T As<T>(object? value) => (T)As(value, typeof(T))!;

    public static object? As(object? value, Type type) => value switch
    {
        null => null,
        _ when type.IsInstanceOfType(value) => value,
        JsonElement json => json.Deserialize(type, JsonSerializerOptions.Web),
        _ => MessagePackSerializer.Deserialize(type, MessagePackSerializer.Serialize(value, Packed), Packed),
    };
}
