using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Menu;

/// <param name="Price">Minor units of the restaurant's currency.</param>
/// <param name="Station">The station that makes it; <see cref="Stations.Default"/> if the menu names none.</param>
/// <param name="TaxRate">Parts per million; null: the restaurant's.</param>
/// <param name="PrepMinutes">Null: the station's default.</param>
/// <param name="Stock">The portions left; null: unlimited.</param>
/// <param name="LowStock">The stock at or below which the kitchen is alerted once; null: never.</param>
/// <param name="Off">The reason why it cannot be ordered now; null when it can.</param>
public sealed record MenuItem(
    string Id, string Name, string Category, long Price, string Station, int? TaxRate, int? PrepMinutes,
    int? Stock, int? LowStock, OffReason? Off, ImmutableArray<ModifierGroup> Modifiers)
{
    public bool Available => Off is null;

    /// <summary>The dish's image; null if it has none.</summary>
    public MenuImage? Image { get; init; }
}

/// <summary>
/// The reason why a dish is off: staff took it off (and only staff bring it back), or it ran out (and comes back with the stock).
/// </summary>
public enum OffReason { Manual, Auto }

/// <summary>
/// A choice that comes with a dish, of which between <paramref name="Min"/> and <paramref name="Max"/> options are taken.
/// </summary>
public sealed record ModifierGroup(string Id, string Name, int Min, int Max, ImmutableArray<ModifierOption> Options);

/// <param name="Price">Added to the dish's, in minor units; may be 0.</param>
public sealed record ModifierOption(string Id, string Name, long Price);

public static class Stations
{
    public const string Default = "kitchen";

    /// <summary>The target in minutes of a ticket whose dishes have no preparation time.</summary>
    public const int DefaultPrepMinutes = 10;
}
