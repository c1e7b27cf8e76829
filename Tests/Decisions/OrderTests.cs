using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class OrderTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void An_order_has_its_prices_from_the_menu_and_its_times_from_the_clock()
    {
        var order = _house.Placed(_house.Line("Burger", 2, null, "Pepper", "Rare"), _house.Line("Beer"));
        order.ShouldSatisfyAllConditions(
            _ => order.Number.ShouldBe(1), _ => order.Status.ShouldBe(OrderStatus.Placed), _ => order.Party.WaiterId.ShouldBe("will"),
            _ => order.Total.ShouldBe((2 * 1550) + 400), _ => order.Items[0].Dish.Price.ShouldBe(1550),
            _ => order.Items[0].Dish.Modifiers.Select(chosen => chosen.Name).ShouldBe(["Pepper", "Rare"]),
            _ => order.Items[0].Preparation.DueAt.ShouldBe(_house.Now.AddMinutes(9)),
            _ => order.Items[1].Preparation.DueAt.ShouldBe(_house.Now.AddMinutes(10)),
            _ => order.Items[0].Preparation.TicketId.ShouldBe(Wave.TicketId(order.Id, 1, "grill")),
            _ => order.Seq.ShouldBe(_house.Order(order.Id).Seq));
        _house.Placed(_house.Line("Beer")).Number.ShouldBe(2);
    }

    [Fact]
    public void Later_courses_are_held_until_fired()
    {
        var order = _house.Placed(_house.Line("Soup"), _house.Line("Steak", 1, course: 2), _house.Line("Chop", 1, course: 2));
        order.Items.Select(item => item.Status).ShouldBe([Queued, Held, Held]);
        order.Items[1].Preparation.ShouldBe(Preparation.None);

        _house.WaitMinutes(20).Do(Will, new FireCourse(order.Id, 2)).OfType<ItemStatusChanged>().Count().ShouldBe(2);
        var steak = _house.Item(order, "Steak");
        steak.ShouldSatisfyAllConditions(
            _ => steak.Preparation.TicketId.ShouldBe(Wave.TicketId(order.Id, 2, "grill")),
            _ => steak.Preparation.FiredAt.ShouldBe(_house.Now),
            _ => steak.Preparation.DueAt.ShouldBe(_house.Now.AddMinutes(12)));
        _house.Do(Eve, new FireCourse(order.Id, 2)).ShouldBeEmpty();
        _house.Refuses(Will, new FireCourse(order.Id, 3), RefusalCode.IllegalTransition);
        _house.Refuses(Gus, new FireCourse(order.Id, 2), RefusalCode.Forbidden);
    }

    [Fact]
    public void Only_waiters_and_managers_place_orders_and_only_where_guests_sit()
    {
        _house.Refuses(Will, _house.Placing(1, _house.Line("Beer")), RefusalCode.TableNotSeated);
        _house.Seated().Refuses(Gus, _house.Placing(1, _house.Line("Beer")), RefusalCode.Forbidden);
        _house.Refuses(Cass, _house.Placing(1, _house.Line("Beer")), RefusalCode.Forbidden);
        _house.Refuses(Will, new PlaceOrder("no", [_house.Line("Beer")]), RefusalCode.NotFound);
        _house.Do(Mia, _house.Placing(1, _house.Line("Beer"))).OfType<OrderPlaced>().Single().Order.Party.WaiterId.ShouldBeNull();
    }

    [Fact]
    public void One_bad_line_and_nothing_is_ordered()
    {
        _house.Seated();
        var beer = _house.Line("Beer");
        void Refused(LineDraft line, RefusalCode code) => _house.Refuses(Will, _house.Placing(1, beer, line), code);
        Refused(beer with { MenuItemId = "no" }, RefusalCode.NotFound);
        Refused(beer with { Quantity = 0 }, RefusalCode.RuleBroken);
        Refused(beer with { Quantity = LineDraft.MaxQuantity + 1 }, RefusalCode.RuleBroken);
        Refused(beer with { Course = 0 }, RefusalCode.RuleBroken);
        Refused(beer with { Modifiers = ["no"] }, RefusalCode.NotFound);
        Refused(_house.Line("Burger"), RefusalCode.RuleBroken);
        Refused(_house.Line("Burger", 1, null, "Rare", "Done"), RefusalCode.RuleBroken);
        Refused(_house.Line("Burger", 1, null, "Rare", "Butter", "Butter"), RefusalCode.RuleBroken);
        _house.Refuses(Will, _house.Placing(1), RefusalCode.RuleBroken);
        _house.Do(Mia, new SetAvailability(_house.Dish("Soup").Id, Available: false));
        Refused(_house.Line("Soup"), RefusalCode.ItemUnavailable);
    }

    [Fact]
    public void Two_waiters_add_lines_at_once_and_both_are_kept()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")]));
        _house.Do(Wanda, new AddLines(order.Id, [_house.Line("Chop"), _house.Line("Soup", 1, course: 2)]));
        _house.Order(order.Id).Items.Select(item => item.Preparation.TicketId).ShouldBe(
            [Wave.TicketId(order.Id, 1, "grill"), Wave.TicketId(order.Id, 2, "bar"), Wave.TicketId(order.Id, 3, "grill"), null]);
        _house.Refuses(Gus, new AddLines(order.Id, [_house.Line("Beer")]), RefusalCode.Forbidden);
        _house.Refuses(Will, new AddLines("no", [_house.Line("Beer")]), RefusalCode.NotFound);
    }

    [Fact]
    public void An_order_does_not_grow_without_bound()
    {
        var restaurant = new TestRestaurant { ChecksEachStep = false };
        var beers = Enumerable.Repeat(restaurant.Line("Beer"), Order.MaxLines - 1).ToArray();
        var order = restaurant.Placed(beers);
        restaurant.Refuses(Will, new AddLines(order.Id, [restaurant.Line("Beer"), restaurant.Line("Beer")]), RefusalCode.RuleBroken);
        restaurant.Do(Will, new AddLines(order.Id, [restaurant.Line("Beer")]));
        restaurant.Refuses(Will, new AddLines(order.Id, [restaurant.Line("Beer")]), RefusalCode.RuleBroken);
        restaurant.Refuses(Will, restaurant.Placing(1, [.. beers, .. beers]), RefusalCode.RuleBroken);
    }

    [Fact]
    public void Lines_added_to_a_served_order_put_it_back_in_progress()
    {
        var order = _house.Placed(_house.Line("Beer"));
        _house.Bumped(Bo, order, Ready).Bumped(Will, order, Served);
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")])).OfType<OrderStatusChanged>()
            .Single().Status.ShouldBe(OrderStatus.InProgress);
    }

    [Fact]
    public void A_waiter_cancels_before_cooking_begins()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Cake", 2), _house.Line("Soup", 1, course: 2));
        var events = _house.Do(Will, new CancelOrder(order.Id, "they left"));
        events.OfType<ItemStatusChanged>().ShouldAllBe(moved => moved.Item.Status == Cancelled);
        events[^1].ShouldBe(new OrderCancelled(order.Id, 1, 1, "they left", "will"));
        events.OfType<OrderStatusChanged>().ShouldBeEmpty();
        _house.Dish("Cake").Stock.ShouldBe(3);
        _house.Refuses(Will, new CancelOrder(order.Id, "again"), RefusalCode.OrderClosed);
        _house.Refuses(Will, new AddLines(order.Id, [_house.Line("Beer")]), RefusalCode.OrderClosed);
        _house.Refuses(Mia, _house.Setting(order, "Steak", Queued), RefusalCode.OrderClosed);
        _house.Refuses(Will, new FireCourse(order.Id, 2), RefusalCode.OrderClosed);
        _house.Refuses(Will, new RushOrder(order.Id, 1), RefusalCode.OrderClosed);
    }

    [Fact]
    public void Once_cooking_has_begun_only_a_manager_cancels_and_says_why()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Cake", 2));
        _house.Set(Gus, order, "Steak", Preparing);
        _house.Refuses(Will, new CancelOrder(order.Id, "they left"), RefusalCode.Forbidden);
        _house.Refuses(Mia, new CancelOrder(order.Id, null), RefusalCode.RuleBroken);
        var events = _house.Do(Mia, new CancelOrder(order.Id, "they left"));
        events.OfType<ItemStatusChanged>().Select(moved => moved.Item.Status).ShouldBe([Voided, Cancelled]);
        events[^1].ShouldBeOfType<OrderCancelled>();
    }

    [Fact]
    public void What_was_served_stays_served_when_the_rest_is_cancelled()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Beer"));
        _house.Bumped(Bo, order, Ready).Set(Will, order, "Beer", Served);
        var events = _house.Do(Mia, new CancelOrder(order.Id, "kitchen on fire"));
        events[^1].ShouldBeOfType<OrderStatusChanged>().Status.ShouldBe(OrderStatus.Served);
        _house.Refuses(Mia, new CancelOrder(order.Id, "again"), RefusalCode.IllegalTransition);
    }

    [Fact]
    public void Cancelling_the_last_line_cancels_the_order()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Beer"));
        _house.Set(Will, order, "Steak", Cancelled).OfType<OrderCancelled>().ShouldBeEmpty();
        _house.Set(Bo, order, "Beer", Preparing);
        _house.Set(Mia, order, "Beer", Voided, "spilt")[^1].ShouldBe(new OrderCancelled(order.Id, 1, 1, "spilt", "mia"));
    }

    [Fact]
    public void A_free_order_is_complete_once_served()
    {
        var order = _house.Placed(_house.Line("Water"));
        _house.Bumped(Bo, order, Ready);
        _house.Do(Will, new SetOrderStatus(order.Id, Served))[^1].ShouldBe(new OrderCompleted(order.Id, 1));
        _house.Order(order.Id).Status.ShouldBe(OrderStatus.Completed);
        _house.Refuses(Will, _house.Setting(order, "Water", Ready), RefusalCode.OrderClosed).Sentence.ShouldContain("completed");
    }

    [Fact]
    public void A_rush_is_written_down_and_can_be_taken_back()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Do(Will, new RushOrder(order.Id, 2)).ShouldBe([new OrderRushed(order.Id, 1, 1, Level: 2, Previous: 0, "will")]);
        _house.Do(Will, new RushOrder(order.Id, 2)).ShouldBeEmpty();
        _house.Do(Eve, new RushOrder(order.Id, 0)).OfType<OrderRushed>().Single().Previous.ShouldBe(2);
        _house.Refuses(Will, new RushOrder(order.Id, 4), RefusalCode.RuleBroken);
        _house.Refuses(Gus, new RushOrder(order.Id, 1), RefusalCode.Forbidden);
    }

    [Fact]
    public void Every_event_that_touches_an_order_sets_its_seq()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Do(Will, new RushOrder(order.Id, 1));
        _house.Order(order.Id).Seq.ShouldBe(_house.State.Seq);
        foreach (var recorded in _house.Log.SelectMany(commit => commit.RecordedEvents())
            .Where(recorded => ChangedEntities.OrderId(recorded.Event) == order.Id))
            recorded.Seq.ShouldBeLessThanOrEqualTo(_house.Order(order.Id).Seq);
    }
}
