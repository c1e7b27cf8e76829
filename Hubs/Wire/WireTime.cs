using System.Globalization;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Times on the wire: ISO 8601 in UTC with milliseconds, such as <c>2026-11-23T20:15:00.000Z</c>; always 24 characters.</summary>
public static class WireTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", OfDay = "HH':'mm";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? time) => time is { } given ? Of(given) : null;

    /// <summary>Reads an ISO 8601 time with an offset, to whole milliseconds; null for anything else.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        text is { Length: >= 17 and <= 40 } && text[10] == 'T' && NamesItsOffset(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond))
            : null;

    /// <summary>A time of day by the minute, such as <c>07:00</c>.</summary>
    public static string Of(TimeOnly time) => time.ToString(OfDay, CultureInfo.InvariantCulture);

    /// <summary>Reads a time of day; null for anything else.</summary>
    public static TimeOnly? ParseOfDay(string? text) =>
        TimeOnly.TryParseExact(text, OfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static bool NamesItsOffset(string text) => text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10;
}
