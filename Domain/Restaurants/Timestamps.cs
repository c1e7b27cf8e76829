namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Times in whole milliseconds, the precision of every store and of the wire.</summary>
internal static class Timestamps
{
    public static DateTimeOffset ToWholeMilliseconds(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
