using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record PlaceOrderBody(string? TableId, IReadOnlyList<LineRequest?>? Items);

internal sealed record AddLinesBody(IReadOnlyList<LineRequest?>? Items);

internal sealed record ItemStatusBody(string? Status, string? Reason, int? Quantity);

internal sealed record OrderStatusBody(string? Status);

internal sealed record CancelBody(string? Reason);

internal sealed record FireBody(int? Course);

internal sealed record RushBody(int? Level);

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders");
        orders.MapList("", HistorySources.Orders, OrderViews.View);
        orders.MapFind("/{id}", HistorySources.Orders, OrderViews.View);
        orders.MapCommand<PlaceOrderBody>("POST", "", Place, Placed);
        orders.MapCommand<AddLinesBody>("POST", "/{orderId}/items", Add, TheOrder);
        orders.MapCommand<OrderStatusBody>("PATCH", "/{orderId}/status", Bump, TheOrder);
        orders.MapCommand<ItemStatusBody>("PATCH", "/{orderId}/items/{itemId}/status", Move, TheOrder);
        orders.MapCommand<CancelBody>("POST", "/{orderId}/cancel", Cancel, TheOrder);
        orders.MapCommand<FireBody>("POST", "/{orderId}/fire", Fire, TheOrder);
        orders.MapCommand<RushBody>("POST", "/{orderId}/rush", Rush, TheOrder);
    }

    private static Result<RestaurantCommand> Place(PlaceOrderBody body, RequestContext request) =>
        new PlaceOrderRequest(request.CommandId, body.TableId, body.Items).Check(call => call.Command());

    private static Result<RestaurantCommand> Add(AddLinesBody body, RequestContext request) =>
        body.Check(AddLinesRules.Instance, lines => new AddLines(request["orderId"], [.. lines.Items!.Select(line => line!.Draft())]));

    private static Result<RestaurantCommand> Bump(OrderStatusBody body, RequestContext request) =>
        new SetOrderStatusRequest(request.CommandId, request["orderId"], body.Status).Check(call => call.Command());

    private static Result<RestaurantCommand> Move(ItemStatusBody body, RequestContext request) =>
        new SetItemStatusRequest(request.CommandId, request["orderId"], request["itemId"], body.Status, body.Reason, body.Quantity).Check(call => call.Command());

    private static Result<RestaurantCommand> Cancel(CancelBody body, RequestContext request) =>
        body.Check(CancelRules.Instance, _ => new CancelOrder(request["orderId"], body.Reason));

    private static Result<RestaurantCommand> Fire(FireBody body, RequestContext request) =>
        body.Check(FireRules.Instance, _ => new FireCourse(request["orderId"], body.Course!.Value));

    private static Result<RestaurantCommand> Rush(RushBody body, RequestContext request) =>
        body.Check(RushRules.Instance, _ => new RushOrder(request["orderId"], body.Level!.Value));

    private static CommandResponse Placed(Outcome outcome, RequestContext request) =>
        outcome.PlacedOrder() is { } order ? new(order.View(), $"/api/orders/{order.Id}") : default;

    private static CommandResponse TheOrder(Outcome outcome, RequestContext request) => new(outcome.Order(request["orderId"])?.View());

    private sealed class AddLinesRules : AbstractValidator<AddLinesBody>
    {
        public static readonly AddLinesRules Instance = new();

        private AddLinesRules()
        {
            RuleFor(body => body.Items).Lines();
            RuleForEach(body => body.Items).Line();
        }
    }

    private sealed class CancelRules : AbstractValidator<CancelBody>
    {
        public static readonly CancelRules Instance = new();

        private CancelRules() => RuleFor(body => body.Reason).Note();
    }

    private sealed class FireRules : AbstractValidator<FireBody>
    {
        public static readonly FireRules Instance = new();

        private FireRules() => RuleFor(body => body.Course).Given().Course();
    }

    private sealed class RushRules : AbstractValidator<RushBody>
    {
        public static readonly RushRules Instance = new();

        private RushRules() => RuleFor(body => body.Level).Given().Between(0, RushOrder.MaxLevel);
    }
}
