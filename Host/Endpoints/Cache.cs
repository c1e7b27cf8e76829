using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>What this node has kept of the caller's restaurant since it started.</summary>
internal sealed record CacheView(IReadOnlyList<CacheFamilyView> Families);

/// <param name="Seconds">How long an answer is kept.</param>
/// <param name="Hits">Answered without a question to the store.</param>
/// <param name="HitRatio">0 to 1; 0 where nobody has asked.</param>
internal sealed record CacheFamilyView(string Family, long Seconds, long Hits, long Misses, double HitRatio);

/// <summary>The cache of answers, for admins: of their own restaurant alone.</summary>
internal static class CacheEndpoints
{
    public static void MapCache(this IEndpointRouteBuilder api)
    {
        var cache = api.MapGroup("/cache").RequireAuthorization(policy => policy.RequireRole(Permissions.RolesWith(Permission.ManageCache).Select(role => role.Name())));
        cache.MapGet("", (HttpContext http, QueryCache answers) => Results.Ok(View(answers.Counts(http.Caller().RestaurantId))));
        cache.MapDelete("", ClearAsync);
    }

    private static async Task<IResult> ClearAsync(HttpContext http, QueryCache answers)
    {
        var query = new QueryReader(http.Request.Query);
        var family = query.Read("family", WireName.Parse<CacheFamily>, $"Give one of {string.Join(", ", WireName.All<CacheFamily>())}.");
        if (!query.Errors.IsEmpty) return new ProblemResult(Invalid.Of(query.Errors));
        await answers.ClearAsync(http.Caller().RestaurantId, family, http.RequestAborted);
        return Results.NoContent();
    }

    private static CacheView View(IReadOnlyList<CacheCounts> counts) => new(
        [.. counts.Select(one => new CacheFamilyView(WireName.Of(one.Family), (long)one.Kept.TotalSeconds, one.Hits, one.Misses, Math.Round(one.HitRatio, 4)))]);
}
