using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The decision on a command: events or a refusal, never both. No events and no refusal: the state was already as requested.
/// </summary>
public sealed record Decision(ImmutableArray<RestaurantEvent> Events, Refusal? Refusal)
{
    /// <summary>The state after each event, so that a commit of the decision does not fold them again.</summary>
    internal ImmutableArray<Restaurant> Folded { get; init; } = [];

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
