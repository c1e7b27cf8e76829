using System.Runtime.CompilerServices;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>Everything in a request may be missing until the validators have seen it; so they are asked what may not be.</summary>
internal static class Needed
{
    /// <summary>Null for what is no request: of that, all is there.</summary>
    public static IEnumerable<string>? Of(Type type)
    {
        if (type == typeof(JoinRequest)) return [];
        if (type == typeof(LineRequest)) return Invalid.Check(LineRules.Instance, (LineRequest)Empty(type))?.Errors?.Keys.Order(StringComparer.Ordinal);
        return type.IsAssignableTo(typeof(ICommandRequest)) ? Invalid.Check((ICommandRequest)Empty(type))?.Errors?.Keys.Order(StringComparer.Ordinal) : null;
    }

    private static object Empty(Type type) => RuntimeHelpers.GetUninitializedObject(type);
}
