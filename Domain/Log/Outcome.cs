using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>The outcome of a command.</summary>
/// <param name="Refusal">The reason why nothing was changed; with the code outcomeUnknown it is not known yet, and sending the same command
/// again gives the outcome.</param>
/// <param name="Events">The numbered events; empty when refused.</param>
/// <param name="State">The restaurant right after the command's last event, so that a repeated command gets the same response as the first
/// time; when refused, the state that it was refused on.</param>
/// <param name="Replayed">True for a repeated command: nothing was applied now.</param>
public sealed record Outcome(Refusal? Refusal, ImmutableArray<RecordedEvent> Events, Restaurant State, bool Replayed)
{
    /// <summary>The number of the command's last event.</summary>
    public long Seq => State.Seq;

    public T Event<T>() where T : RestaurantEvent => Events.Select(recorded => recorded.Event).OfType<T>().First();
}
