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
        var isUnpaid = order.PaymentState == "unbilled";
        if (order.Status == "placed" && order.Items.FirstOrDefault(item => item.Status == "queued") is { } queued)
        {
            if (isUnpaid && turn.Falls(habits => habits.Cancellations))
                return [turn.ByWaiter(new CancelOrder(order.Id, "The guests had to leave"))];
            if (order.Note is null && turn.Falls(habits => habits.Notes)) return [turn.ByWaiter(Note(turn, order, queued))];
        }
        if (order.Items.Any(item => item.Status is "queued" or "preparing" or "ready"))
            return order.Items.SelectMany(item => Next(turn, order, item, isUnpaid));
        return order.Items.Where(item => item.Status == "held").Take(1)
            .Select(held => turn.ByWaiter(new FireCourse(order.Id, held.Course)));
    }

    /// <summary>Something that was served comes back, if the guests are not content with it.</summary>
    public static CommandEnvelope? Return(Turn turn, OrderView order)
    {
        var item = order.Items.FirstOrDefault(item => item is { Status: "served", Returned: null, RemakeOf: null });
        if (item is null || !turn.Falls(habits => habits.Returns)) return null;
        var dish = turn.Menu.Categories.SelectMany(category => category.Items).FirstOrDefault(dish => dish.Id == item.MenuItemId);
        var canRemake = dish is { Available: true } && !(dish.Stock < item.Quantity)
            && Meals.HasOptions(dish, item.Modifiers, item.Quantity);
        var remedy = canRemake && turn.Chance.Falls(50) ? ReturnRemedy.Remake : ReturnRemedy.Comp;
        return turn.ByManager(new ReturnItem(order.Id, item.Id, remedy, "It was cold", Quantity: null, Restock: false));
    }

    private static ChangeNote Note(Turn turn, OrderView order, OrderItemView item) => turn.Chance.Falls(50)
        ? new(order.Id, ItemId: null, "A birthday") : new(order.Id, item.Id, "Not too salty");

    private static IEnumerable<CommandEnvelope> Next(Turn turn, OrderView order, OrderItemView item, bool isUnpaid)
    {
        var chef = turn.Staff.ChefOf(item.Station);
        return item.Status switch
        {
            "queued" => [Move(chef, ItemStatus.Preparing)],
            "preparing" when isUnpaid && turn.Falls(habits => habits.Mistakes) => [Move(turn.Staff.Manager, ItemStatus.Voided, "Burnt")],
            "preparing" when turn.Falls(habits => habits.Cooking) => [Move(chef, ItemStatus.Ready)],
            "ready" => [Move(turn.Waiter, ItemStatus.Served)],
            _ => [],
        };

        CommandEnvelope Move(Actor who, ItemStatus status, string? reason = null) =>
            new(null, who, new SetItemStatus(order.Id, item.Id, status, reason, Quantity: null));
    }
}
