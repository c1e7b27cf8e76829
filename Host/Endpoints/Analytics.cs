using System.Collections.Immutable;
using System.Globalization;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class AnalyticsEndpoints
{
    private const string Example = "Give a day like 2026-11-23.";

    public static void MapAnalytics(this IEndpointRouteBuilder api) =>
        api.MapGet("/restaurants/{restaurantId}/analytics", RangeAsync).RequireAuthorization(policy => policy.RequireRole(Permissions.RolesWith(Permission.WatchDashboard).Select(role => role.Name()))).LimitedBy(Limit.Search);

    private static async Task<IResult> RangeAsync(string restaurantId, HttpContext http, LiveRestaurants restaurants, CachedAnalytics analytics, TimeProvider clock)
    {
        var state = await http.StateAsync(restaurants);
        if (restaurantId != state.Id || state.Profile is not { } profile) return new ProblemResult(Errors.NotFound);

        var (query, today) = (new QueryReader(http.Request.Query), BusinessTime.Of(profile, clock.GetUtcNow()).Day);
        var (from, to) = (query.Read("from", Day, Example) ?? today, query.Read("to", Day, Example) ?? today);
        if (!query.Errors.IsEmpty) return new ProblemResult(Invalid.Of(query.Errors));
        if (Wrong(from, to) is { } sentence) return new ProblemResult(Invalid.Of(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("to", [sentence])));
        return Results.Ok((await analytics.RangeAsync(state, from, to, http.RequestAborted)).View());
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Wrong(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        < 0 => $"Give a day that is not before {WireDate.Of(from)}.",
        >= AnalyticsReport.MaxDays => $"Ask for at most {AnalyticsReport.MaxDays} days.",
        _ => null,
    };
}
