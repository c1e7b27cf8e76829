using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>What a command comes to: events, or a refusal. Never both; accepted with no events means it was so already.</summary>
public sealed record Decision(ImmutableArray<RestaurantEvent> Events, Refusal? Refusal)
{
    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
