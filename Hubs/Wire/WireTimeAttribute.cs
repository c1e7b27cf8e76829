namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// Marks a string member of a wire record that carries a time as <see cref="WireTime"/> writes it: <c>format: date-time</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireTimeAttribute : Attribute;
