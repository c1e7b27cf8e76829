namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// An event, named in the past tense. It carries everything that screens show of it, so that it can be shown from the log alone, years
/// later.
/// </summary>
/// <remarks>
/// Each kind of entity has a base record; each event has its stored name in <see cref="StoredEventAttribute"/> and is stored for ever.
/// </remarks>
public abstract record RestaurantEvent
{
    /// <summary>The event without what only the log keeps: memory and screens have no use for it.</summary>
    public virtual RestaurantEvent WithoutPayload() => this;

    /// <summary>An event of an older version as the next version knows it; the current version returns itself.</summary>
    public virtual RestaurantEvent Lift() => this;
}

/// <summary>
/// The name and version under which the log stores an event. A name never changes and is never used again. A changed shape gets the next
/// version; the record of the old shape stays, with its own attribute, and overrides <see cref="RestaurantEvent.Lift"/>.
/// </summary>
/// <remarks>Tests/Contracts/StoredEvents holds a sample of each version, which must always load.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredEventAttribute(string name, int version) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}

/// <summary>A command was accepted that changed nothing; it is in the log so that its id is remembered like any other.</summary>
[StoredEvent("commandNoted", 1)]
public sealed record CommandNoted : RestaurantEvent;

/// <summary>
/// An event at its place in the log: its number, and when it was decided. The number orders events; the time is for people.
/// </summary>
public readonly record struct RecordedEvent(long Seq, DateTimeOffset At, RestaurantEvent Event);
