using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class AnalyticsEndpoints
{
    private static readonly QueryParameter<DateOnly?>
        From = QueryParameter.Day("from", "The first business day; today if absent.", "2026-11-01"),
        To = QueryParameter.Day("to", $"The last business day, inclusive. At most {AnalyticsReport.MaxDays} days.", "2026-11-23");

    public static void MapAnalytics(this IEndpointRouteBuilder api) =>
        api.MapGet("/restaurants/{restaurantId}/analytics", RangeAsync)
            .Requires(Permission.WatchDashboard).LimitedBy(Limit.Search).WithTags("Restaurants").Takes(From, To)
                .Answers(View<AnalyticsView>.Unchanged)
            .Named(
                "getAnalytics", "Reports sales and the kitchen's pace for a range of business days");

    private static async Task<IResult> RangeAsync(string restaurantId, HttpContext http, CachedAnalytics analytics, TimeProvider clock)
    {
        var state = await http.StateAsync();
        if (restaurantId != state.Id || state.Profile is not { } profile) return new ProblemResult(HttpRefusals.NotFound);

        var (query, today) = (new QueryReader(http.Request.Query), BusinessTime.Of(profile, clock.GetUtcNow()).Day);
        var (from, to) = (query.Read(From) ?? today, query.Read(To) ?? today);
        if (query.Refusal is null && Wrong(from, to) is { } sentence) query.Add(To, sentence);
        if (query.Refusal is { } refusal) return new ProblemResult(refusal);
        return Results.Ok((await analytics.RangeAsync(state, from, to, http.RequestAborted)).View());
    }

    private static string? Wrong(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        < 0 => $"Give a day that is not before {WireDate.Of(from)}.",
        >= AnalyticsReport.MaxDays => $"Ask for at most {AnalyticsReport.MaxDays} days.",
        _ => null,
    };
}
