using System.Globalization;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Business days on the wire: ISO 8601 calendar dates in the restaurant's time zone, such as <c>2026-11-23</c>.</summary>
public static class WireDate
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
