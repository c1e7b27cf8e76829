using System.Collections.Immutable;
using CsCheck;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class RestaurantProperties
{
    [Fact]
    public void I9_stock_reconciles_and_is_never_negative() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var (cake, stock) = ((MenuItem?)null, (int?)3);
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                foreach (var changed in decision.Events.OfType<StockChanged>())
                {
                    changed.Previous.ShouldBe(stock);
                    stock = changed.Stock;
                }
                cake = restaurant.Dish("Cake");
                cake.Stock.ShouldBe(stock);
                (stock < 0).ShouldBeFalse();
                if (stock == 0) cake.Available.ShouldBeFalse();
                if (stock > 0) cake.Off.ShouldNotBe(OffReason.Auto);
                Sold(decision).ShouldBe(Taken(decision), "what was sold is what was ordered");
            });
        }, iter: 200);

    [Fact]
    public void I9_the_stock_of_an_option_reconciles_and_is_never_negative() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var stock = (int?)8;
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                foreach (var changed in decision.Events.OfType<OptionStockChanged>())
                {
                    changed.Previous.ShouldBe(stock);
                    stock = changed.Stock;
                }
                var cheese = restaurant.Dish("Bowl").Option(restaurant.Option("Bowl", "Cheese"))!;
                (cheese.Stock, stock < 0).ShouldBe((stock, false));
                (stock == 0 && cheese.Available).ShouldBeFalse();
                (stock > 0 && cheese.Off == OffReason.Auto).ShouldBeFalse();
                var sold = decision.Events.OfType<OptionStockChanged>().Where(changed => changed.Cause == StockCause.Sold).ToArray();
                var ordered = decision.Events.OfType<OrderPlaced>().SelectMany(placed => placed.Order.Items)
                    .Concat(decision.Events.OfType<LineAdded>().Select(added => added.Item));
                sold.Sum(changed => changed.Previous - changed.Stock).ShouldBe(
                    ordered.Sum(line => line.Dish.Modifiers.Count(chosen => chosen.FromStock) * line.Quantity));
            });
        }, iter: 200);

    [Fact]
    public void A_dish_is_ordered_within_its_schedule_and_off_outside_it() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            var zone = BusinessTime.Zone(restaurant.State.Profile!);
            bool IsOpen(Schedule? schedule) => schedule is null || schedule.Contains(restaurant.Now, zone);
            var ordered = decision.Events.OfType<OrderPlaced>().SelectMany(placed => placed.Order.Items).ToArray();
            ordered.Select(line => before.Menu[line.Dish.MenuItemId])
                .Any(dish => !IsOpen(dish.Schedule) || !IsOpen(before.CategoryOf(dish).Schedule)).ShouldBeFalse();
            restaurant.AdvanceClock();
            foreach (var dish in restaurant.State.Menu.Values)
                (dish.Reason != OffReason.Schedule && !dish.Closed).ShouldBe(
                    IsOpen(dish.Schedule) && IsOpen(restaurant.State.CategoryOf(dish).Schedule));
            restaurant.State.MenuAsOf(restaurant.Now).ShouldBeSameAs(restaurant.State);
        }), iter: 200);

    [Fact]
    public void I10_a_table_has_one_sitting_and_one_open_call_of_a_type_and_a_drawer_one_shift() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var table in restaurant.State.Tables.Values)
            {
                (table.Session is not null)
                    .ShouldBe(table is { Merge: null, Status: TableStatus.Occupied or TableStatus.AwaitingPayment });
                if (table.Merge is { } merge)
                {
                    var host = restaurant.State.Tables[merge.HostId];
                    (table.Status, host.Merge).ShouldBe((host.Status, null));
                }
                table.Calls.Select(call => call.Type).ShouldBeUnique();
                if (table.Session is null) table.Calls.ShouldBeEmpty();
            }
            var sessions = restaurant.State.Tables.Values.Select(table => table.Session?.Id).OfType<string>().ToHashSet();
            restaurant.State.Shifts.Values.Select(shift => shift.Drawer).ShouldBeUnique();
            restaurant.State.Orders.Values.ShouldAllBe(order =>
                sessions.Contains(order.Party.SessionId) || order.Party.TableId == null || IsToBeNoted(restaurant.State, order));
            var tickets =
                restaurant.State.Orders.Values.SelectMany(order => order.Items)
                    .Select(item => item.Preparation.TicketId).OfType<string>().ToHashSet();
            restaurant.State.Tickets.Keys.ShouldBe(tickets, ignoreOrder: true);
        }), iter: 200);

    [Fact]
    public void Reservations_of_one_table_never_overlap_and_none_waits_beyond_its_grace() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, decision) =>
        {
            var booked = restaurant.State.Reservations.Values.ToArray();
            booked.ShouldAllBe(one => one.IsUpcoming);
            foreach (var one in booked) booked.ShouldAllBe(other => other.Id == one.Id || !other.Overlaps(one));
            if (decision.Events.OfType<ReservationChanged>().Any(changed => changed.Reservation.Status == ReservationStatus.Expired))
                booked.ShouldAllBe(one => one.At.AddMinutes(15) > restaurant.Now);
        }), iter: 200);

    [Fact]
    public void Each_call_escalates_only_upwards_and_in_time() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            foreach (var called in decision.Events.OfType<WaiterCalled>().Where(called => called.Call.Status == CallStatus.Open))
                if (before.Tables[called.TableId].Calls.FirstOrDefault(call => call.Id == called.Call.Id)
                    is { Status: CallStatus.Open } known)
                    called.Call.Level.ShouldBeGreaterThanOrEqualTo(known.Level);
            restaurant.State.Tables.Values.SelectMany(table => table.Calls)
                .ShouldAllBe(call => call.OpenedAt <= restaurant.Now && call.AnnouncedAt <= restaurant.Now);
        }), iter: 100);

    [Fact]
    public void The_next_deadline_is_exactly_when_something_next_happens() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            if (restaurant.State.NextDeadline() is not { } at)
            {
                Passing(restaurant.State, restaurant.Now.AddDays(1)).ShouldBeEmpty();
                return;
            }
            if (at > restaurant.State.At) Passing(restaurant.State, at.AddMilliseconds(-1)).ShouldBeEmpty();
            Passing(restaurant.State, at).ShouldNotBeEmpty();
        }), iter: 200);

    [Fact]
    public void Time_that_has_passed_does_not_pass_again() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            restaurant.AdvanceClock();
            Passing(restaurant.State, restaurant.Now).ShouldBeEmpty();
            (restaurant.State.NextDeadline() <= restaurant.Now).ShouldBeFalse();
        }), iter: 100);

    private static bool IsToBeNoted(Restaurant state, Order order) =>
        state.Tickets.Values.Any(ticket => ticket.OrderId == order.Id && ticket.Status == TicketStatus.CancelledPending);

    private static ImmutableArray<RestaurantEvent> Passing(Restaurant state, DateTimeOffset now) =>
        state.Decide(Actor.System, new AdvanceClock(), now).Events;

    private static int Sold(Decision decision) =>
        decision.Events.OfType<StockChanged>().Where(changed => changed.Cause == StockCause.Sold)
            .Sum(changed => changed.Previous!.Value - changed.Stock!.Value);

    // Only while cakes are counted: else selling takes nothing.
    private static int Taken(Decision decision)
    {
        if (!decision.Events.OfType<StockChanged>().Any()) return 0;
        var lines = decision.Events.OfType<OrderPlaced>().SelectMany(placed => placed.Order.Items)
            .Concat(decision.Events.OfType<LineAdded>().Select(added => added.Item));
        return lines.Where(line => line.Dish.Name == "Cake").Sum(line => line.Quantity);
    }
}
