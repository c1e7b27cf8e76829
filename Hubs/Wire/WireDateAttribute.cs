namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Marks a string member of a wire record that carries a day as <see cref="WireDate"/> writes it: <c>format: date</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireDateAttribute : Attribute;
