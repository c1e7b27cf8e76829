using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>One order: from the live state while its sitting is open, else from the history. Lists: from the history, which has them all.</summary>
internal static class OrderReading
{
    public static async Task<IResult> FindAsync(HttpContext http, string orderId, LiveRestaurants restaurants, IOrderHistory history)
    {
        var state = await http.StateAsync(restaurants);
        var order = state.Orders.GetValueOrDefault(orderId) ?? await history.FindAsync(state.Id, orderId, http.RequestAborted);
        return order is null ? new Refused(Errors.NotFound) : Results.Ok(order.View());
    }

    public static async Task<IResult> ListAsync(HttpContext http, LiveRestaurants restaurants, IOrderHistory history)
    {
        // An open restaurant is one whose history is healed when a writer has died.
        var state = await http.StateAsync(restaurants);
        var query = new QueryReader(http.Request.Query);
        var filter = Filter(query);
        var after = query.Read<OrderKey?>("cursor", Cursor.Parse, "Give the nextCursor of the page before.");
        var limit = query.Limit();
        if (!query.Errors.IsEmpty) return new Refused(Invalid.Of(query.Errors));

        // One more than the page holds tells whether there is another.
        var found = await history.ListAsync(state.Id, filter, after, limit + 1, http.RequestAborted);
        var page = found.Length > limit ? found[..limit] : found;
        return Results.Ok(new Page<OrderView>([.. page.Select(OrderViews.View)], found.Length > limit ? Cursor.Of(new OrderKey(page[^1].PlacedAt, page[^1].Id)) : null));
    }

    private static OrderFilter Filter(QueryReader query) => new(
        query.Read("status", WireName.Parse<OrderStatus>, $"Give one of {string.Join(", ", WireName.All<OrderStatus>())}."),
        query.Read("tableId", text => text.Length <= 64 ? text : null, "Give an id of 1 to 64 characters."),
        query.Read("from", WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z."),
        query.Read("to", WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z."));
}
