namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>As <see cref="WireEnumAttribute"/>, for records beside the enumeration, which can name it as a type.</summary>
public sealed class WireEnumAttribute<TEnum>() : WireEnumAttribute(typeof(TEnum).Name) where TEnum : struct, Enum;
