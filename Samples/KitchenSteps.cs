using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>
/// One order on its way through the kitchen: course by course, each dish by the chef of its station. A few orders are cancelled, a few
/// dishes burn.
/// </summary>
internal static class KitchenSteps
{
    public static IEnumerable<CommandEnvelope> Next(Turn turn, OrderView order)
    {
        if (order.Status == "placed" && order.Items.Any(item => item.Status == "queued") && turn.Falls(habits => habits.Cancellations))
            return [turn.ByWaiter(new CancelOrder(order.Id, "The guests had to leave"))];
        if (order.Items.Any(item => item.Status is "queued" or "preparing" or "ready"))
            return order.Items.SelectMany(item => Next(turn, order, item));
        return order.Items.Where(item => item.Status == "held").Take(1)
            .Select(held => turn.ByWaiter(new FireCourse(order.Id, held.Course)));
    }

    private static IEnumerable<CommandEnvelope> Next(Turn turn, OrderView order, OrderItemView item)
    {
        var chef = turn.Staff.ChefOf(item.Station);
        return item.Status switch
        {
            "queued" => [Move(chef, ItemStatus.Preparing)],
            "preparing" when turn.Falls(habits => habits.Mistakes) => [Move(turn.Staff.Manager, ItemStatus.Voided, "Burnt")],
            "preparing" when turn.Falls(habits => habits.Cooking) => [Move(chef, ItemStatus.Ready)],
            "ready" => [Move(turn.Waiter, ItemStatus.Served)],
            _ => [],
        };

        CommandEnvelope Move(Actor who, ItemStatus status, string? reason = null) =>
            new(null, who, new SetItemStatus(order.Id, item.Id, status, reason, Quantity: null));
    }
}
