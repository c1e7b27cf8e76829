using System.Collections.Frozen;
using System.Text.Json;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The enumerations behind the marks of wire records, which know them by name only.</summary>
public static class WireEnums
{
    private static readonly FrozenDictionary<string, Type> ByName = new[] { typeof(OrderStatus), typeof(StreamKind) }
        .SelectMany(known => known.Assembly.GetExportedTypes()).Where(type => type.IsEnum).Append(typeof(DayOfWeek))
        .ToFrozenDictionary(type => type.Name);

    /// <summary>The enumeration whose names the member carries.</summary>
    public static Type Enumeration(this WireEnumAttribute mark) =>
        mark.GetType() is { IsGenericType: true } typed ? typed.GenericTypeArguments[0] : ByName[mark.Enumeration];

    /// <summary>The names that the member can carry, in the enumeration's order.</summary>
    public static IReadOnlyList<string> Names(this WireEnumAttribute mark) =>
        mark.IsWhole() ? [.. Enum.GetNames(mark.Enumeration()).Select(JsonNamingPolicy.CamelCase.ConvertName)] : mark.Only;

    /// <summary>True when the member can carry every name of the enumeration; false when only some of them.</summary>
    public static bool IsWhole(this WireEnumAttribute mark) => mark.Only is [];
}
