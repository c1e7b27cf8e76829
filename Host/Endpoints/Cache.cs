using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>What this node has kept of the caller's restaurant since it started.</summary>
internal sealed record CacheView(IReadOnlyList<CacheFiguresView> Families);

/// <summary>One kind of answers.</summary>
/// <param name="Seconds">How long an answer is kept.</param>
/// <param name="Hits">Answered without a question to the store.</param>
/// <param name="HitRatio">0 to 1; 0 without a question.</param>
internal sealed record CacheFiguresView([property: WireEnum<CacheFamily>] string Family, long Seconds, long Hits, long Misses,
    double HitRatio);

/// <summary>The cache of answers, for admins: of their own restaurant alone.</summary>
internal static class CacheEndpoints
{
    private static readonly QueryParameter<CacheFamily?> Family =
        QueryParameter.NameOf("family", "Only these answers; all where it is not given.", CacheFamily.Orders);

    public static void MapCache(this IEndpointRouteBuilder api)
    {
        var cache = api.MapResource(
                "/cache", "Cache",
                "Answers that are kept so that the store is not asked again. A kept answer is never an old one: it need not be cleared "
                + "for that.")
            .Requires(Permission.ManageCache);
        cache.MapState("", (state, http) => View(http.Service<QueryCache>().Counts(state.Id)))
            .Named("getCache", "How often kept answers served", "Of the caller's restaurant, on the node that answers, since it started.");
        cache.MapDelete("", ClearAsync)
            .Named("clearCache", "Drops what is kept", "Of the caller's restaurant, on all nodes. The next question goes to the store.")
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
