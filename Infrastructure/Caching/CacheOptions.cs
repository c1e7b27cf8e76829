namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// How long answers are kept, and how many; the section <c>Cache</c>. None of it decides what is answered: a kept answer is never an old
/// one.
/// </summary>
public sealed record CacheOptions
{
    public TimeSpan Dashboard { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan Menu { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan Orders { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Bills { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Staff { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Orders, bills and the like in all answers that this node keeps; what was not asked for lately goes first.</summary>
    public int Capacity { get; init; } = 50_000;

    /// <summary>How long this family's answers are kept.</summary>
    public TimeSpan Of(CacheFamily family) => family switch
    {
        CacheFamily.Dashboard => Dashboard,
        CacheFamily.Menu => Menu,
        CacheFamily.Orders => Orders,
        CacheFamily.Bills => Bills,
        CacheFamily.Staff => Staff,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "There is no such family."),
    };

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        foreach (var family in Enum.GetValues<CacheFamily>())
            if (Of(family) < TimeSpan.FromSeconds(1) || Of(family) > TimeSpan.FromDays(1)) yield return $"Set Cache:{family} to between 00:00:01 and 1.00:00:00.";
        if (Capacity is < 1000 or > 10_000_000) yield return "Set Cache:Capacity to between 1000 and 10000000.";
    }
}
