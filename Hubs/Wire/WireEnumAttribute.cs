namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// Marks a string member of a wire record whose value is always the camelCase name of an enum value (see <see cref="WireName"/>), or
/// null where the member is nullable; or a list of such strings. The API documents list <see cref="Names"/> as the member's <c>enum</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class WireEnumAttribute(Type enumType, IReadOnlyList<string> names, bool isWhole) : Attribute
{
    /// <summary>The enum whose names the member carries.</summary>
    public Type EnumType { get; } = enumType;

    /// <summary>The names that the member can carry, in the enum's order.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>True when <see cref="Names"/> are all names of the enum; false when the member can only carry some of them.</summary>
    public bool IsWhole { get; } = isWhole;
}

/// <inheritdoc cref="WireEnumAttribute"/>
/// <param name="values">The values that the member can carry; none: every value of the enum.</param>
public sealed class WireEnumAttribute<TEnum>(params TEnum[] values)
    : WireEnumAttribute(
        typeof(TEnum), values is [] ? WireName.All<TEnum>() : [.. values.Order().Select(WireName.Of)], isWhole: values is [])
    where TEnum : struct, Enum;
