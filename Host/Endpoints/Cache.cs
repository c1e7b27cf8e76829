using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>The cache statistics of the caller's restaurant on this node, since it started.</summary>
internal sealed record CacheView(IReadOnlyList<CacheFiguresView> Families);

/// <summary>The statistics of one family of cached responses.</summary>
/// <param name="Seconds">The lifetime of a response.</param>
/// <param name="Hits">Responses from the cache, without a read from the store.</param>
/// <param name="HitRatio">From 0 to 1; 0 without requests.</param>
internal sealed record CacheFiguresView([property: WireEnum<CacheFamily>] string Family, long Seconds, long Hits, long Misses,
    double HitRatio);

/// <summary>The cache of responses, for admins: of their own restaurant alone.</summary>
internal static class CacheEndpoints
{
    private static readonly QueryParameter<CacheFamily?> Family =
        QueryParameter.NameOf("family", "Only this family; all if absent.", CacheFamily.Orders);

    public static void MapCache(this IEndpointRouteBuilder api)
    {
        var cache = api.MapResource(
                "/cache", "Cache",
                "Cached responses are never stale; clearing is only for troubleshooting.")
            .Requires(Permission.ManageCache);
        cache.MapState("", (state, http) => View(http.Service<QueryCache>().Counts(state.Id)))
            .Named("getCache", "Gets cache statistics", "Of the caller's restaurant, on the node that responds, since it started.");
        cache.MapDelete("", ClearAsync)
            .Named("clearCache", "Clears the cache", "Of the caller's restaurant, on all nodes. The next request reads from the store.")
            .Takes(Family).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ClearAsync(HttpContext http, QueryCache answers)
    {
        var query = new QueryReader(http.Request.Query);
        var family = query.Read(Family);
        if (query.Refusal is { } refusal) return new ProblemResult(refusal);
        await answers.ClearAsync(http.Caller().RestaurantId, family, http.RequestAborted);
        return Results.NoContent();
    }

    private static CacheView View(IReadOnlyList<CacheCounts> counts) => new(
        [.. counts.Select(one =>
            new CacheFiguresView(WireName.Of(one.Family), (long)one.Lifetime.TotalSeconds, one.Hits, one.Misses,
            Math.Round(one.HitRatio, 4)))]);
}
