namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Marks a string member of a wire record that carries a day, such as <c>2026-11-23</c>: <c>format: date</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireDateAttribute : Attribute;
