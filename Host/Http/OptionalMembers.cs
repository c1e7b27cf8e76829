using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>JSON contracts in which a member of type <see cref="Optional{T}"/> is a plain T that may be absent.</summary>
internal static class OptionalMembers
{
    /// <summary>Whether the member tells an absent value from null.</summary>
    public static bool IsOptional(this PropertyInfo property) => IsOptional(property.PropertyType);

    /// <summary>Modifies a contract. JSON sets only what is given, so an absent member keeps its default.</summary>
    public static void Unwrap(JsonTypeInfo contract)
    {
        for (var at = 0; at < contract.Properties.Count; at++)
            if (IsOptional(contract.Properties[at].PropertyType)) contract.Properties[at] = Unwrapped(contract, contract.Properties[at]);
    }

    private static JsonPropertyInfo Unwrapped(JsonTypeInfo contract, JsonPropertyInfo optional)
    {
        var value = optional.PropertyType.GetProperty(nameof(Optional<>.Value))!;
        var given = optional.PropertyType.GetConstructor([value.PropertyType])!;
        var (get, set) = (optional.Get!, optional.Set!);
        var plain = contract.CreateJsonPropertyInfo(value.PropertyType, optional.Name);
        plain.Get = request => value.GetValue(get(request));
        plain.Set = (request, read) => set(request, given.Invoke([read]));
        return plain;
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}
