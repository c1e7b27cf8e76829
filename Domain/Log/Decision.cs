using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The decision on a command: events or a refusal, never both. No events and no refusal: the state was already as requested.
/// </summary>
public sealed record Decision(ImmutableArray<RestaurantEvent> Events, Refusal? Refusal)
{
    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
