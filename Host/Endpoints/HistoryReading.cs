using System.Globalization;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>Reads single entities from the live state, or else from the history; lists from the history, which has all of them.</summary>
internal static class HistoryReading
{
    private static readonly QueryParameter<HistoryKey?> After = QueryParameter.Cursor(Cursor.Parse);

    private static readonly QueryParameter<string> TableId = QueryParameter.Id("tableId", "Only those of this table.", "tbl_7");

    private static readonly QueryParameter<int?> Number = new(
        "number", "Only those with this number.", new Shape { Minimum = 1, Maximum = int.MaxValue }, null,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null,
        $"Give a number from 1 to {int.MaxValue}.");

    private static readonly QueryParameter<OrderKind?> Kind = QueryParameter.NameOf("kind", "Only those of this kind.", OrderKind.DineIn);

    public static RouteHandlerBuilder MapFind<T, TStatus>(
        this IEndpointRouteBuilder routes, string pattern, HistorySource<T, TStatus> kind, View<T> view)
        where T : class where TStatus : struct, Enum =>
        routes.MapGet(pattern, async (HttpContext http, CachedHistory history) =>
        {
            var id = (string)http.Request.RouteValues.Values.Single()!;
            var found = await history.FindAsync(kind, await http.StateAsync(), id, http.RequestAborted);
            return found is null ? new ProblemResult(HttpRefusals.NotFound) : Results.Ok(view.Show(found, http.Caller().Actor));
        }).Answers(view);

    /// <param name="began">The event that the query's times are compared with: placed, made or opened.</param>
    /// <param name="example">An example of a status.</param>
    /// <param name="ofTables">True if the entities belong to tables and are numbered.</param>
    /// <param name="ofKinds">True if the entities are for guests with and without a table.</param>
    /// <param name="facets">What else they can be narrowed to; the first that a query has is read by its index.</param>
    public static RouteHandlerBuilder MapList<T, TStatus>(
        this IEndpointRouteBuilder routes, string pattern, HistorySource<T, TStatus> kind, View<T> view, string began, TStatus example,
        bool ofTables = false, bool ofKinds = false, params FacetQuery[] facets)
        where T : class where TStatus : struct, Enum
    {
        var status = QueryParameter.NameOf("status", "Only those of this status.", example);
        var from = QueryParameter.Time("from", $"Only those {began} at this time or later.", "2026-11-01T00:00:00Z");
        var to = QueryParameter.Time("to", $"Only those {began} before this time.", "2099-01-01T00:00:00Z");
        return routes.MapGet(pattern, async (HttpContext http, CachedHistory history) =>
        {
            // Loading the restaurant also makes this node repair read models that lag behind the log.
            var (state, query) = (await http.StateAsync(), new QueryReader(http.Request.Query));
            var filter = new HistoryFilter<TStatus>(
                query.Read(status), ofTables ? query.Read(TableId) : null, query.Read(from), query.Read(to),
                ofTables ? query.Read(Number) : null, ofKinds ? query.Read(Kind) : null,
                [.. facets.Select(facet => facet.Read(query)).OfType<string>()]);
            var (after, limit) = (query.Read(After), query.Limit());
            if (query.Refusal is { } refusal) return new ProblemResult(refusal);

            // Reads one more than a page, to see if there is a next page.
            var found = await history.ListAsync(kind, state, filter, after, limit + 1, http.RequestAborted);
            var (page, caller) = (found.Length > limit ? found[..limit] : found, http.Caller().Actor);
            return Results.Ok(new Page<object>([.. page.Select(one => view.Show(one, caller))], found.Length > limit
                ? Cursor.Of(kind.Key(page[^1])) : null));
        }).AnswersPage(view)
            .Takes([
                status, .. ofTables ? [TableId, Number] : Array.Empty<QueryParameter>(),
                .. ofKinds ? [Kind] : Array.Empty<QueryParameter>(), .. facets.Select(facet => facet.Parameter),
                from, to, QueryParameter.Limit, After])
            .LimitedBy(Limit.Search);
    }
}
