namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// The business day and local hour of an event. Computed once, when it happens, so that a later change of the time zone does not change
/// past figures.
/// </summary>
/// <param name="Day">The business day; before <see cref="RestaurantSettings.DayStartsAt"/> it is still the previous one.</param>
/// <param name="Hour">0–23. Where the clock is put back an hour comes twice, where it is put forward one is missing.</param>
public sealed record BusinessTime(DateOnly Day, int Hour)
{
    /// <summary>True for an IANA name that this machine knows.</summary>
    public static bool IsZone(string zone) =>
        zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <summary>The time zone of a restaurant; UTC if this machine does not know it.</summary>
    public static TimeZoneInfo Zone(Profile profile) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out var known) ? known : TimeZoneInfo.Utc;

    /// <summary>The local time in a restaurant.</summary>
    public static DateTime Local(Profile profile, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone(profile)).DateTime;

    public static BusinessTime Of(Profile profile, DateTimeOffset at)
    {
        var local = Local(profile, at);
        var date = DateOnly.FromDateTime(local);
        return new(local.Hour < profile.Settings.DayStartsAt ? date.AddDays(-1) : date, local.Hour);
    }
}
