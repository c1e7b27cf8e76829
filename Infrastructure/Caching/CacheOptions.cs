using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// How long answers are cached, and how many. Section <c>Cache</c>. A cached answer is never out of date, whatever is set here.
/// </summary>
public sealed record CacheOptions
{
    [Bounds("00:00:01", "1.00:00:00")]
    public TimeSpan Dashboard { get; init; } = TimeSpan.FromMinutes(10);

    [Bounds("00:00:01", "1.00:00:00")]
    public TimeSpan Menu { get; init; } = TimeSpan.FromHours(1);

    [Bounds("00:00:01", "1.00:00:00")]
    public TimeSpan Orders { get; init; } = TimeSpan.FromMinutes(1);

    [Bounds("00:00:01", "1.00:00:00")]
    public TimeSpan Bills { get; init; } = TimeSpan.FromMinutes(5);

    [Bounds("00:00:01", "1.00:00:00")]
    public TimeSpan Staff { get; init; } = TimeSpan.FromMinutes(30);

    [Bounds("00:00:01", "1.00:00:00")]
    public TimeSpan Reservations { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Orders, bills and other rows in all cached answers of this node; the least recently used go first.</summary>
    [Bounds(1000, 10_000_000)]
    public int Capacity { get; init; } = 50_000;

    /// <summary>How long answers of this family are cached.</summary>
    public TimeSpan Of(CacheFamily family) => family switch
    {
        CacheFamily.Dashboard => Dashboard,
        CacheFamily.Menu => Menu,
        CacheFamily.Orders => Orders,
        CacheFamily.Bills => Bills,
        CacheFamily.Staff => Staff,
        CacheFamily.Reservations => Reservations,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "There is no such family."),
    };
}
