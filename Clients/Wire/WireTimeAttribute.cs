namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// Marks a string member of a wire record that carries a time in UTC, such as <c>2026-11-23T20:15:00.000Z</c>: <c>format: date-time</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireTimeAttribute : Attribute;
