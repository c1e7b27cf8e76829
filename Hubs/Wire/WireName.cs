using System.Collections.Frozen;
using System.Text.Json;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The camelCase names of enum values on the wire. They are made once for each enum; a lookup allocates nothing.</summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <summary>Null when <paramref name="name"/> is not exactly one of the names. Numbers are not accepted.</summary>
    public static TEnum? Parse<TEnum>(string? name) where TEnum : struct, Enum =>
        name is not null && Names<TEnum>.ByName.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value of a name that a validator has accepted.</summary>
    public static TEnum Value<TEnum>(string? name) where TEnum : struct, Enum => Names<TEnum>.ByName[name!];

    /// <summary>All names of an enum, in its order.</summary>
    public static IReadOnlyList<string> All<TEnum>() where TEnum : struct, Enum => Names<TEnum>.InOrder;

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> ByName =
            ByValue.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

        public static readonly string[] InOrder = [.. Enum.GetValues<TEnum>().Select(value => ByValue[value])];
    }
}
