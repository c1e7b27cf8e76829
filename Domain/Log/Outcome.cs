using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>What became of a command.</summary>
/// <param name="Refusal">Why not; then nothing was changed, or (code outcomeUnknown) it is not known yet: the same command again will
/// tell.</param>
/// <param name="Events">What happened, numbered; empty when refused.</param>
/// <param name="State">
/// The restaurant right after the command's last event, so that a repeated command gives the same answer as the first time; when
/// refused, the state that tag no.
/// </param>
/// <param name="Replayed">The command had counted before; nothing was applied now.</param>
public sealed record Outcome(Refusal? Refusal, ImmutableArray<RecordedEvent> Events, Restaurant State, bool Replayed)
{
    /// <summary>The number of the command's last event.</summary>
    public long Seq => State.Seq;

    public T Event<T>() where T : RestaurantEvent => Events.Select(recorded => recorded.Event).OfType<T>().First();
}
