using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A part of the day in which a dish can be ordered, in the restaurant's time zone.</summary>
/// <param name="Days">The days on which it begins; empty: every day.</param>
/// <param name="From">Such as <c>07:00</c>.</param>
/// <param name="To">It ends then: on the next day if that is not after <paramref name="From"/>.</param>
[MessagePackObject]
public sealed record ServingTimeView(
    [property: Key("days"), WireEnum("DayOfWeek")] IReadOnlyList<string> Days,
    [property: Key("from")] string From,
    [property: Key("to")] string To);
