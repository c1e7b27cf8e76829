namespace RealtimeRestaurant.Domain.Menu;

/// <summary>One of several taxes on a dish, such as each half of a goods and services tax, or a city's own.</summary>
/// <param name="Rate">Parts per million.</param>
public sealed record NamedTax(string Name, int Rate);
