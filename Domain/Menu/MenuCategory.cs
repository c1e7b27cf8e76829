using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>A part of the menu, such as the starters. The menu shows its categories in their order, and so each its dishes.</summary>
/// <param name="Name">No other category of the restaurant has it; a dish names its category by it.</param>
/// <param name="ItemIds">Its dishes, in order.</param>
public sealed record MenuCategory(string Id, string Name, ImmutableArray<string> ItemIds)
{
    /// <summary>When its dishes can be ordered; null: always.</summary>
    public Schedule? Schedule { get; init; }
}
