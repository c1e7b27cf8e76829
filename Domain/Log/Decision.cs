using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>What a command comes to: events, or a refusal. Never both; accepted with no events means it was so already.</summary>
[CollectionBuilder(typeof(Decision), nameof(Of))]
public sealed record Decision(ImmutableArray<RestaurantEvent> Events, Refusal? Refusal)
{
    public static implicit operator Decision(Refusal refusal) => new([], refusal);
    public static implicit operator Decision(RestaurantEvent happened) => new([happened], null);

    public static Decision Of(ReadOnlySpan<RestaurantEvent> events) => new([.. events], null);
    public static Decision Of(IEnumerable<RestaurantEvent> events) => new([.. events], null);

    public ImmutableArray<RestaurantEvent>.Enumerator GetEnumerator() => Events.GetEnumerator();
}
