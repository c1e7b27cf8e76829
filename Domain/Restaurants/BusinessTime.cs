namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// When something happened as the house reads it: the business day it belongs to and the hour on the wall. Decided once, when it happens,
/// and kept with it: what is counted by day and hour needs no time zone afterwards, and a house that moves its clock keeps its past.
/// </summary>
/// <param name="Day">Before <see cref="RestaurantSettings.DayStartsAt"/> it is still the evening before.</param>
/// <param name="Hour">0–23. Where the clock is put back an hour comes twice, where it is put forward one is missing.</param>
public sealed record BusinessTime(DateOnly Day, int Hour)
{
    /// <summary>Whether it is an IANA name that this machine knows.</summary>
    public static bool IsZone(string zone) =>
        zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <param name="profile">A time zone that this machine does not know is taken for UTC.</param>
    public static BusinessTime Of(Profile profile, DateTimeOffset at)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        return new(local.Hour < profile.Settings.DayStartsAt ? date.AddDays(-1) : date, local.Hour);
    }
}
