using CsCheck;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class OrderProperties
{
    private static readonly HashSet<(ItemStatus, ItemStatus)> Table =
    [
        (Held, Queued), (Held, Cancelled), (Queued, Cancelled), (Queued, Preparing), (Queued, Ready), (Preparing, Queued),
        (Preparing, Ready),
        (Preparing, Voided), (Ready, Preparing), (Ready, Served), (Ready, Voided), (Served, Ready),
    ];

    [Fact]
    public void I5_an_order_is_the_roll_up_of_its_items_and_ends_at_most_once() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var ended = new HashSet<string>();
            RandomCommands.Play(steps, (restaurant, before, decision) =>
            {
                foreach (var order in restaurant.State.Orders.Values)
                    if (order.Status != OrderStatus.Completed) order.Status.ShouldBe(RollUp.Of(order.Items));
                foreach (var @event in decision.Events)
                    if (@event is OrderCompleted or OrderCancelled) ended.Add(ChangedEntities.OrderId(@event)!).ShouldBeTrue();
                SaysEachChangeOnce(before, decision, restaurant.State);
            });
        }, iter: 200);

    [Fact]
    public void I6_an_item_moves_only_along_its_table_and_forward_in_time() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            foreach (var moved in decision.Events.OfType<ItemStatusChanged>())
            {
                Table.ShouldContain((moved.Previous, moved.Item.Status));
                before.Orders[moved.OrderId].Item(moved.Item.Id)?.Status.ShouldBe(moved.Previous);
                var when = moved.Item.Preparation;
                (when.FiredAt > when.StartedAt || when.StartedAt > when.ReadyAt || when.ReadyAt > when.ServedAt
                    || when.ServedAt > restaurant.Now).ShouldBeFalse();
            }
        }), iter: 200);

    [Fact]
    public void I7_a_split_changes_neither_quantity_nor_money() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            foreach (var split in decision.Events.OfType<LineSplit>())
            {
                var (whole, lines) =
                    (before.Orders[split.OrderId].Item(split.ItemId)!, restaurant.State.Orders.GetValueOrDefault(split.OrderId)!.Items);
                var parts = lines.Where(line => line.Id == split.ItemId || line.Id == split.Part.Id).ToArray();
                parts.Sum(line => line.Quantity).ShouldBe(whole.Quantity);
                parts.ShouldAllBe(line =>
                    line.Dish.Price == whole.Dish.Price && line.LineGroupId == split.Part.LineGroupId && line.Quantity > 0);
            }
        }), iter: 100);

    private static void SaysEachChangeOnce(Restaurant before, Decision decision, Restaurant after)
    {
        foreach (var order in before.Orders.Values)
        {
            if (!after.Orders.TryGetValue(order.Id, out var now)) continue;
            var said = decision.Events.Count(@event =>
                @event is OrderStatusChanged or OrderCancelled or OrderCompleted && ChangedEntities.OrderId(@event) == order.Id);
            said.ShouldBe((order.Status, now.Status) switch
            {
                var (from, to) when from == to => 0,
                (not OrderStatus.Served, OrderStatus.Completed) => 2,
                _ => 1,
            });
        }
    }
}
