using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// A decision in progress: its events so far and the state after them, so that each step sees the effects of earlier steps. When a rule
/// refuses, all events are discarded.
/// </summary>
internal sealed class DecisionContext(Restaurant state, Actor actor, DateTimeOffset now)
{
    private readonly ImmutableArray<RestaurantEvent>.Builder _events = ImmutableArray.CreateBuilder<RestaurantEvent>();
    private readonly ImmutableArray<Restaurant>.Builder _folded = ImmutableArray.CreateBuilder<Restaurant>();
    private readonly Ids _ids = new(state);

    /// <summary>The restaurant that the command found.</summary>
    public Restaurant Before { get; } = state;

    /// <summary>
    /// The restaurant after what has been added. Folded on demand: most decisions never look at their own effects.
    /// </summary>
    public Restaurant State
    {
        get
        {
            var latest = _folded.Count == 0 ? Before : _folded[^1];
            while (_folded.Count < _events.Count)
                _folded.Add(latest = latest.ApplyEvent(new RecordedEvent(latest.Seq + 1, Now, _events[_folded.Count])));
            return latest;
        }
    }

    /// <summary>What has been added.</summary>
    public IReadOnlyList<RestaurantEvent> Events => _events;

    public Actor Actor { get; } = actor;

    public DateTimeOffset Now { get; } = now;

    /// <summary>An amount in the restaurant's currency, for a sentence.</summary>
    public string Money(long amount) => Currencies.Format(amount, Before.Profile!.Currency);

    public string NewId(string prefix) => _ids.Next(prefix);

    public void Add(RestaurantEvent @event) => _events.Add(@event);

    public Decision End()
    {
        _ = State;
        return new(_events.DrainToImmutable(), null) { Folded = _folded.DrainToImmutable() };
    }
}
