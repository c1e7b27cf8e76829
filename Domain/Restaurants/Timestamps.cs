namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Times are kept in whole milliseconds, as every store and the wire can.</summary>
internal static class Timestamps
{
    public static DateTimeOffset ToWholeMilliseconds(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
