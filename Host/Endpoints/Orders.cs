using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Host.Doors;
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
        orders.MapList("", Kinds.Orders, OrderViews.View);
        orders.MapFind("/{id}", Kinds.Orders, OrderViews.View);
        orders.MapCommand<PlaceOrderBody>("POST", "", Place, Placed);
        orders.MapCommand<AddLinesBody>("POST", "/{orderId}/items", Add, TheOrder);
        orders.MapCommand<OrderStatusBody>("PATCH", "/{orderId}/status", Bump, TheOrder);
        orders.MapCommand<ItemStatusBody>("PATCH", "/{orderId}/items/{itemId}/status", Move, TheOrder);
        orders.MapCommand<CancelBody>("POST", "/{orderId}/cancel", Cancel, TheOrder);
        orders.MapCommand<FireBody>("POST", "/{orderId}/fire", Fire, TheOrder);
        orders.MapCommand<RushBody>("POST", "/{orderId}/rush", Rush, TheOrder);
    }

    private static Answer<RestaurantCommand> Place(PlaceOrderBody body, Asked asked) =>
        new PlaceOrderRequest(asked.CommandId, body.TableId, body.Items).Check(call => call.Command());

    private static Answer<RestaurantCommand> Add(AddLinesBody body, Asked asked) =>
        body.Check(AddLinesRules.Instance, lines => new AddLines(asked["orderId"], [.. lines.Items!.Select(line => line!.Draft())]));

    private static Answer<RestaurantCommand> Bump(OrderStatusBody body, Asked asked) =>
        new SetOrderStatusRequest(asked.CommandId, asked["orderId"], body.Status).Check(call => call.Command());

    private static Answer<RestaurantCommand> Move(ItemStatusBody body, Asked asked) =>
        new SetItemStatusRequest(asked.CommandId, asked["orderId"], asked["itemId"], body.Status, body.Reason, body.Quantity).Check(call => call.Command());

    private static Answer<RestaurantCommand> Cancel(CancelBody body, Asked asked) =>
        body.Check(CancelRules.Instance, _ => new CancelOrder(asked["orderId"], body.Reason));

    private static Answer<RestaurantCommand> Fire(FireBody body, Asked asked) =>
        body.Check(FireRules.Instance, _ => new FireCourse(asked["orderId"], body.Course!.Value));

    private static Answer<RestaurantCommand> Rush(RushBody body, Asked asked) =>
        body.Check(RushRules.Instance, _ => new RushOrder(asked["orderId"], body.Level!.Value));

    private static Reply Placed(Outcome outcome, Asked asked) =>
        outcome.PlacedOrder() is { } order ? new(order.View(), $"/api/orders/{order.Id}") : default;

    private static Reply TheOrder(Outcome outcome, Asked asked) => new(outcome.Order(asked["orderId"])?.View());

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
