namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>Which events an answer depends on.</summary>
/// <param name="Name">Part of its key: while it is the same, so is the answer.</param>
/// <param name="Shown">The event that the read models must show for an answer of theirs to be kept; 0 where they were not asked.</param>
public readonly record struct AsOf(string Name, long Shown)
{
    /// <summary>Any later event of its kind makes it stale.</summary>
    public static AsOf Last(long changed) => new($"{changed}", changed);

    /// <summary>
    /// Its time has ended: only the events in <paramref name="reopened"/>, which hardly ever happen, can still change it.
    /// </summary>
    public static AsOf Over(long changed, params ReadOnlySpan<long> reopened) =>
        new($"over{string.Join('.', reopened.ToArray())}", changed);
}
