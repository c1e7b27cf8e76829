using CsCheck;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class KitchenProperties
{
    [Fact]
    public void Items_are_announced_ready_exactly_when_their_ticket_becomes_done() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            var done = restaurant.State.Tickets.Values
                .Where(ticket => ticket.Status == TicketStatus.Done && before.Tickets.GetValueOrDefault(ticket.Id) is { IsOpen: true })
                .Select(ticket => ticket.Id);
            var announced = decision.Events.OfType<ItemsReady>().ToArray();
            announced.Select(ready => ready.TicketId).ShouldBe(done, ignoreOrder: true);
            announced.ShouldAllBe(ready => ready.Items.Length > 0);
        }), iter: 200);

    [Fact]
    public void A_ticket_is_what_its_items_are() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var ticket in restaurant.State.Tickets.Values)
            {
                var items = restaurant.State.Orders[ticket.OrderId].Items.Where(item => item.Preparation.TicketId == ticket.Id).ToArray();
                ticket.ItemIds.ShouldBe(items.Select(item => item.Id));
                items.ShouldAllBe(item => item.Dish.Station == ticket.Station
                    && item.Preparation.FiredAt == ticket.FiredAt && item.Preparation.DueAt == ticket.DueAt);
                ticket.IsOpen.ShouldBe(items.Any(item => item.IsCooking));
                if (ticket.Status == TicketStatus.CancelledPending) items.ShouldAllBe(item => !item.IsActive);
            }
        }), iter: 200);

    [Fact]
    public void A_ticket_is_warned_of_each_thing_at_most_once() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var warnings = new HashSet<(string, AlertKind)>();
            RandomCommands.Play(steps, (_, _, decision) =>
            {
                foreach (var alert in decision.Events.OfType<KitchenAlertRaised>().Where(alert => alert.TicketId is not null))
                    warnings.Add((alert.TicketId!, alert.Kind)).ShouldBeTrue();
            });
        }, iter: 100);

    /// <summary>A display counts along with the events alone, and always has what the house counts anew.</summary>
    [Fact]
    public void All_day_counts_from_events_equal_a_recount() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var display = new Dictionary<string, OrderItem>();
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                foreach (var @event in decision.Events) Follow(display, @event);
                display.Values.Where(item => item.IsCooking).Sum(item => item.Quantity)
                    .ShouldBe(KitchenBoard.AllDay(restaurant.State).Sum(count => count.Quantity));
                foreach (var count in KitchenBoard.AllDay(restaurant.State))
                    display.Values.Where(item => item.IsCooking && IsOf(count, item.Dish)).Sum(item => item.Quantity)
                        .ShouldBe(count.Quantity);
            });
        }, iter: 200);

    private static bool IsOf(AllDay count, OrderedDish dish) =>
        dish.MenuItemId == count.MenuItemId && dish.Modifiers.Select(Option).SequenceEqual(count.Modifiers.Select(Option));

    private static (string, bool) Option(ChosenModifier chosen) => (chosen.Name, chosen.LeavesOut);

    private static void Follow(Dictionary<string, OrderItem> display, RestaurantEvent @event)
    {
        if (@event is OrderPlaced placed)
            foreach (var item in placed.Order.Items) display[item.Id] = item;
        if (@event is LineAdded added) display[added.Item.Id] = added.Item;
        if (@event is ItemStatusChanged moved) display[moved.Item.Id] = moved.Item;
        if (@event is not LineSplit split) return;
        display[split.ItemId] = display[split.ItemId] with { Quantity = split.Remaining };
        display[split.Part.Id] = split.Part;
    }
}
