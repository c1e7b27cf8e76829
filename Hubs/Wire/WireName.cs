using System.Collections.Frozen;
using System.Text.Json;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Enums as the wire spells them: camelCase. Made once for each kind; looking one up allocates nothing.</summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <summary>Null for what is not exactly one of the names; numbers are not.</summary>
    public static TEnum? Parse<TEnum>(string? name) where TEnum : struct, Enum =>
        name is not null && Names<TEnum>.ByName.TryGetValue(name, out var value) ? value : null;

    /// <summary>Of what a validator has let through.</summary>
    public static TEnum Value<TEnum>(string? name) where TEnum : struct, Enum => Names<TEnum>.ByName[name!];

    /// <summary>All names of a kind, in its order.</summary>
    public static IReadOnlyList<string> All<TEnum>() where TEnum : struct, Enum => Names<TEnum>.InOrder;

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> ByName = ByValue.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

        public static readonly string[] InOrder = [.. Enum.GetValues<TEnum>().Select(value => ByValue[value])];
    }
}
