namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// What happened, in the past tense. An event carries all that a screen is told of it, so that it can be shown from
/// the log alone, years later, without the state of that moment.
/// </summary>
/// <remarks>Every kind has a stored name and version in <see cref="EventCatalogue"/>, and lives for ever.</remarks>
public abstract record RestaurantEvent;

/// <summary>An event at its place in the log: its number, and when it was committed (for people; the number orders).</summary>
public readonly record struct RecordedEvent(long Seq, DateTimeOffset At, RestaurantEvent Event);
