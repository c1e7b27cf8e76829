using System.Collections.Immutable;
using System.Globalization;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>The times of the week in which a dish, or every dish of a category, can be ordered. A moment has to be in one.</summary>
public sealed record Schedule(ImmutableArray<ServingTime> Times)
{
    /// <summary>Null without times: at any time.</summary>
    public static Schedule? Of(ImmutableArray<ServingTime> times) => times.IsEmpty ? null : new(times);

    public bool Contains(DateTimeOffset at, TimeZoneInfo zone) => Spans(at, zone).Any(span => span.From <= at && at < span.To);

    /// <summary>The first moment after <paramref name="at"/> at which one of its times begins or ends.</summary>
    public DateTimeOffset NextTurn(DateTimeOffset at, TimeZoneInfo zone) =>
        Spans(at, zone).SelectMany(span => (DateTimeOffset[])[span.From, span.To]).Where(turn => turn > at).Min();

    public bool Equals(Schedule? other) => other is not null && Times.SequenceEqual(other.Times);

    public override int GetHashCode() => Times.Length;

    /// <summary>For a sentence.</summary>
    public override string ToString() => string.Join(" or ", Times);

    // From the one of yesterday, which may last over midnight, to the one a week from now.
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(DateTimeOffset at, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return from time in Times
               from day in Enumerable.Range(-1, 9).Select(today.AddDays)
               where time.Days.IsEmpty || time.Days.Contains(day.DayOfWeek)
               select time.On(day, zone);
    }
}

/// <summary>A part of the day, on some days of the week or on all, by the clock on the restaurant's wall.</summary>
/// <param name="Days">The days on which it begins; empty: every day.</param>
/// <param name="To">It ends then, on the next day if that is not after <paramref name="From"/>.</param>
public sealed record ServingTime(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>The one that begins on this day.</summary>
    public (DateTimeOffset From, DateTimeOffset To) On(DateOnly day, TimeZoneInfo zone) =>
        (At(day.ToDateTime(From), zone), At((To > From ? day : day.AddDays(1)).ToDateTime(To), zone));

    public bool Equals(ServingTime? other) =>
        other is not null && From == other.From && To == other.To && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(From, To, Days.Length);

    public override string ToString() =>
        Days.IsEmpty ? $"{Text(From)}–{Text(To)}" : $"{Text(From)}–{Text(To)} on {string.Join(", ", Days)}";

    // RFC 5545, section 3.3.5: of a time that comes twice the first, and one that is skipped by the offset from before.
    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local))
            .ToUniversalTime();

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
