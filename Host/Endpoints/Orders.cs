using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class OrderEndpoints
{
    private static readonly View<Order> Shown = View<Order>.Of((order, _) => order.View(), (order, _) => order.KitchenView());

    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders =
            api.MapResource("/orders", "Orders", "Orders and their lines, from placing to completion. A chef gets no prices.");
        orders.MapList("", HistorySources.Orders, Shown, "placed", OrderStatus.Placed, ofTables: true, ofKinds: true,
                [FacetQuery.Dish, FacetQuery.Staff, FacetQuery.Lines])
            .Named("listOrders", "Lists orders, newest first", "May lag behind a command by a second or two.");
        orders.MapFind("/{orderId}", HistorySources.Orders, Shown).Named("getOrder", "Gets one order");
        orders.MapCommand<PlaceOrderRequest, Order>(
                "POST", "", (outcome, _) => outcome.PlacedOrder(), Shown, order => $"/api/orders/{order.Id}")
            .Named("placeOrder", "Places an order for the guests at a table, to take away or at the counter",
                "Without a table it may be billed and paid before or after cooking, by `orderIds`. Prices come from the menu. Portions are "
                + "taken from the stock: all, or none.")
            .PermittedBy(Permission.TakeOrders).MayRefuse(NotFound, TableNotSeated, ItemUnavailable, OutOfStock, RuleBroken);
        orders.MapCommand<CancelOrderRequest, Order>(
                "POST", "/{orderId}/cancel", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named("cancelOrder", "Cancels an order", "Once cooking has begun, only a manager may, and a reason is needed.")
            .PermittedBy(Permission.TakeOrders).MayRefuse(OrderClosed, IllegalTransition, RuleBroken);
        orders.MapCommand<ChangeNoteRequest, Order>("PUT", "/{orderId}/note", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named("changeNote", "Puts right the note of an order or of a line",
                "The note of a line can change until the kitchen starts it. The kitchen receives `NoteChanged`.")
            .PermittedBy(Permission.TakeOrders).MayRefuse(OrderClosed, IllegalTransition);
        orders.MapCommand<FireCourseRequest, Order>("POST", "/{orderId}/fire", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named("fireCourse", "Sends a held course to the kitchen")
            .PermittedBy(Permission.PaceOrders).MayRefuse(OrderClosed, IllegalTransition);
        orders.MapCommand<RushOrderRequest, Order>("POST", "/{orderId}/rush", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named("rushOrder", "Makes an order urgent", "From 1 to 3, the most urgent; 0 removes the rush.")
            .PermittedBy(Permission.PaceOrders).MayRefuse(OrderClosed);
        orders.MapLines();
    }

    private static void MapLines(this IEndpointRouteBuilder orders)
    {
        orders.MapCommand<AddLinesRequest, Order>("POST", "/{orderId}/items", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named("addLines", "Adds lines to an order", "They make a new ticket in the kitchen; existing lines do not change.")
            .PermittedBy(Permission.TakeOrders).MayRefuse(OrderClosed, ItemUnavailable, OutOfStock, RuleBroken);
        orders.MapCommand<SetOrderStatusRequest, Order>(
                "PATCH", "/{orderId}/status", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named("bumpOrder", "Moves all items of an order that can move")
            .PermittedBy(Permission.TakeOrders, Permission.Cook).MayRefuse(Forbidden, OrderClosed, AlreadyTaken, IllegalTransition);
        orders.MapCommand<SetItemStatusRequest, Order>(
                "PATCH", "/{orderId}/items/{itemId}/status", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named(
                "moveItem", "Moves one line",
                "The move decides which role may do it: a chef starts and finishes items of their station, a waiter serves, a manager "
                + "voids. A `quantity` below the line's splits the line.")
            .PermittedBy(Permission.TakeOrders, Permission.Cook)
                .MayRefuse(Forbidden, OrderClosed, AlreadyTaken, IllegalTransition, RuleBroken);
        orders.MapCommand<ReturnItemRequest, Order>(
                "POST", "/{orderId}/items/{itemId}/return", (outcome, request) => outcome.Order(request.OrderId!), Shown)
            .Named(
                "returnItem", "Takes back what was served",
                "`remake` makes it again without charge, as a new line with `remakeOf`. `comp` takes its price off the bill; a bill with "
                + "a payment for it refuses with `billClosed`, and a completed order with `orderClosed`: refund the payment instead. The "
                + "line itself stays served.")
            .PermittedBy(Permission.ReturnDishes)
                .MayRefuse(OrderClosed, IllegalTransition, ItemUnavailable, OutOfStock, BillClosed, RuleBroken);
    }
}
