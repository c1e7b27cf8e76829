namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Times are kept in whole milliseconds, as every store and the wire can.</summary>
internal static class Moment
{
    public static DateTimeOffset Of(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
