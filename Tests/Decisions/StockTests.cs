using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>The cake has a stock of 3 and warns at 1.</summary>
public sealed class StockTests
{
    private readonly TestRestaurant _house = new TestRestaurant().Seated();

    [Fact]
    public void Each_line_takes_its_portions()
    {
        var order = _house.Do(Will, _house.Placing(1, _house.Line("Cake"), _house.Line("Beer"), _house.Line("Cake")));
        order.OfType<StockChanged>().Select(stock => (stock.Previous, stock.Stock, stock.Cause))
            .ShouldBe([(3, 2, StockCause.Sold), (2, 1, StockCause.Sold)]);
        order.OfType<MenuAvailabilityChanged>().ShouldBeEmpty();
    }

    [Fact]
    public void Several_lines_of_one_dish_add_up_and_nothing_is_taken_when_they_are_too_many()
    {
        var refusal =
            _house.Refuses(Will, _house.Placing(1, _house.Line("Cake", 2), _house.Line("Beer"), _house.Line("Cake", 2)),
            RefusalCode.OutOfStock);
        refusal.Sentence.ShouldContain("Cake (3 left)");
        refusal.Errors!.Keys.ShouldBe([_house.Dish("Cake").Id]);
        _house.Dish("Cake").Stock.ShouldBe(3);
    }

    [Fact]
    public void The_last_portion_takes_the_dish_off_and_a_cancellation_brings_it_back()
    {
        var order = _house.Placed(_house.Line("Cake", 3, course: 2), _house.Line("Beer"));
        _house.Dish("Cake").ShouldSatisfyAllConditions(cake => cake.Stock.ShouldBe(0), cake => cake.Off.ShouldBe(OffReason.Auto));
        _house.Refuses(Will, _house.Placing(1, _house.Line("Cake")), RefusalCode.OutOfStock).Sentence.ShouldContain("0 left");

        var events = _house.Set(Will, order, "Cake", ItemStatus.Cancelled, quantity: 2);
        events.OfType<StockChanged>().Single().ShouldBe(new(_house.Dish("Cake").Id, "Cake", Stock: 2, Previous: 0, StockCause.Restored));
        events.OfType<MenuAvailabilityChanged>().Single().Available.ShouldBeTrue();
    }

    [Fact]
    public void What_was_sold_while_nobody_counted_does_not_come_back_to_a_later_count()
    {
        var order = _house.Placed(_house.Line("Beer", 3, course: 2));
        _house.Do(Mia, Setting("Beer", 10));

        _house.Set(Will, order, "Beer", ItemStatus.Cancelled);

        _house.Dish("Beer").Stock.ShouldBe(10);
    }

    [Fact]
    public void What_somebody_took_off_stays_off()
    {
        var order = _house.Placed(_house.Line("Cake", 3));
        _house.Do(Bo, new SetAvailability(_house.Dish("Cake").Id, Available: false)).OfType<MenuAvailabilityChanged>()
            .Single().Reason.ShouldBe(OffReason.Manual);
        _house.Set(Will, order, "Cake", ItemStatus.Cancelled);
        _house.Dish("Cake").ShouldSatisfyAllConditions(cake => cake.Stock.ShouldBe(3), cake => cake.Off.ShouldBe(OffReason.Manual));
        _house.Do(Bo, new SetAvailability(_house.Dish("Cake").Id, Available: true)).OfType<MenuAvailabilityChanged>()
            .Single().Available.ShouldBeTrue();
        _house.Do(Bo, new SetAvailability(_house.Dish("Cake").Id, Available: true)).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_voided_is_not_restored()
    {
        var order = _house.Placed(_house.Line("Cake", 2));
        _house.Bumped(Bo, order, ItemStatus.Preparing);
        _house.Set(Mia, order, "Cake", ItemStatus.Voided, "fell").OfType<StockChanged>().ShouldBeEmpty();
        _house.Dish("Cake").Stock.ShouldBe(1);
    }

    [Fact]
    public void Low_stock_is_told_once_when_it_is_crossed()
    {
        LowStock(_house.Do(Will, _house.Placing(1, _house.Line("Cake")))).ShouldBeEmpty();
        LowStock(_house.Do(Will, _house.Placing(1, _house.Line("Cake")))).Single().Message.ShouldContain("1 of Cake");
        LowStock(_house.Do(Will, _house.Placing(1, _house.Line("Cake")))).ShouldBeEmpty();
        LowStock(_house.Do(Mia, Setting("Cake", 5))).ShouldBeEmpty();
        LowStock(_house.Do(Mia, Setting("Cake", 0))).Single().Message.ShouldContain("run out");
    }

    [Fact]
    public void A_manager_counts_anew_and_not_over_somebody_elses_sale()
    {
        _house.Placed(_house.Line("Cake", 3));
        _house.Refuses(Mia, Setting("Cake", 10) with { ExpectedStock = 3 }, RefusalCode.VersionChanged);
        _house.Do(Mia, Setting("Cake", 10) with { ExpectedStock = 0 }).OfType<MenuAvailabilityChanged>().Single().Available.ShouldBeTrue();
        _house.Do(Mia, Setting("Cake", 10)).ShouldBeEmpty();
        _house.Refuses(Bo, Setting("Cake", 10), RefusalCode.Forbidden);
        _house.Refuses(Mia, Setting("Cake", -1), RefusalCode.RuleBroken);
    }

    [Fact]
    public void Unlimited_is_never_touched()
    {
        _house.Do(Mia, Setting("Cake", null)).OfType<StockChanged>().Single().Stock.ShouldBeNull();
        _house.Do(Will, _house.Placing(1, _house.Line("Cake", 50))).OfType<StockChanged>().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_comes_back_that_has_run_out()
    {
        _house.Placed(_house.Line("Cake", 3));
        _house.Refuses(Bo, new SetAvailability(_house.Dish("Cake").Id, Available: true), RefusalCode.OutOfStock);
        _house.Do(Mia, Setting("Cake", 4) with { Available = true });
        _house.Dish("Cake").Available.ShouldBeTrue();
    }

    [Fact]
    public void The_kitchen_hears_which_open_orders_want_what_was_taken_off()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"));
        var served = _house.Placed(_house.Line("Steak"));
        _house.Bumped(Gus, served, ItemStatus.Ready).Bumped(Will, served, ItemStatus.Served);
        var events = _house.Do(Gus, new SetAvailability(_house.Dish("Steak").Id, Available: false));
        events.OfType<KitchenAlertRaised>().Single().ShouldSatisfyAllConditions(
            alert => alert.Kind.ShouldBe(AlertKind.Item86), alert => alert.AffectedOrders.ShouldBe([order.Id]),
            alert => alert.Message.ShouldContain("order 1"));
        _house.Do(Gus, new SetAvailability(_house.Dish("Steak").Id, Available: false)).ShouldBeEmpty();
    }

    private static IEnumerable<KitchenAlertRaised> LowStock(IEnumerable<RestaurantEvent> events) =>
        events.OfType<KitchenAlertRaised>().Where(alert => alert.Kind == AlertKind.LowStock);

    private ChangeMenuItem Setting(string dish, int? stock) =>
        new() { MenuItemId = _house.Dish(dish).Id, Stock = stock };
}
