using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>The bowl has cheese, up to twice, with a stock of 5 and a warning at 2; and one of two sauces that are not counted.</summary>
public sealed class OptionStockTests
{
    private static readonly AddMenuItem Bowl = new(
        "Bowl", "Food", 500, "bar", null, 5, null, null,
        [
            new("Extras", 0, 2, [new("Cheese", 150) { Max = 2, Stock = 5, LowStock = 2 }]),
            new("Sauce", 1, 1, [new("Soy", 0), new("Peanut", 0)]),
        ]);

    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    public OptionStockTests() => _restaurant.Do(Mia, Bowl);

    private ModifierOption Cheese => _restaurant.Dish("Bowl").Option(_restaurant.Option("Bowl", "Cheese"))!;

    [Fact]
    public void Each_portion_takes_the_option_as_often_as_it_has_it()
    {
        var events = _restaurant.Do(Will, _restaurant.Placing(1, Line(1, "Cheese"), Line(1), Line(1, "Cheese", "Cheese")));
        events.OfType<OptionStockChanged>().Select(changed => (changed.OptionName, changed.Previous, changed.Stock, changed.Cause))
            .ShouldBe([("Cheese", 5, 4, StockCause.Sold), ("Cheese", 4, 2, StockCause.Sold)]);
        events.OfType<KitchenAlertRaised>().Single().Message.ShouldBe("Only 2 of Cheese for Bowl left.");
        events.OfType<StockChanged>().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_taken_when_all_lines_together_want_too_much()
    {
        var refusal = _restaurant.Refuses(
            Will, _restaurant.Placing(1, Line(2, "Cheese", "Cheese"), Line(2, "Cheese")), RefusalCode.OutOfStock);
        refusal.Sentence.ShouldContain("Cheese for Bowl (5 left)");
        refusal.Errors!.Keys.ShouldBe([Cheese.Id]);
        Cheese.Stock.ShouldBe(5);
    }

    [Fact]
    public void The_last_portion_takes_it_off_and_a_cancellation_brings_it_back_but_not_what_is_voided()
    {
        var order = _restaurant.Placed(Line(5, "Cheese"));
        (Cheese.Stock, Cheese.Off).ShouldBe((0, OffReason.Auto));
        _restaurant.Refuses(Will, _restaurant.Placing(1, Line(1, "Cheese")), RefusalCode.OutOfStock);
        _restaurant.Do(Will, _restaurant.Placing(1, Line(1))).ShouldNotBeEmpty("without cheese");

        var events = _restaurant.Do(Will, new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Cancelled, null, 2));
        events.OfType<OptionStockChanged>().Single().Stock.ShouldBe(2);
        events.OfType<OptionAvailabilityChanged>().Single().Available.ShouldBeTrue();
        _restaurant.Bumped(Bo, order, ItemStatus.Preparing);
        _restaurant.Do(Mia, new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Voided, "fell", 1));
        Cheese.Stock.ShouldBe(2);
        _restaurant.Do(Mia, new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Voided, "untouched", null, Restock: true));
        Cheese.Stock.ShouldBe(4);
    }

    [Fact]
    public void What_staff_took_off_stays_off_and_the_kitchen_hears_who_waits_for_it()
    {
        var order = _restaurant.Placed(Line(5, "Cheese"));
        var events = _restaurant.Do(Bo, Setting(available: false));
        events.OfType<OptionAvailabilityChanged>().Single().Reason.ShouldBe(OffReason.Manual);
        events.OfType<KitchenAlertRaised>().Single().AffectedOrders.ShouldBe([order.Id]);
        _restaurant.Do(Will, new CancelOrder(order.Id, "gone"));
        (Cheese.Stock, Cheese.Off).ShouldBe((5, OffReason.Manual));
        _restaurant.Refuses(Will, _restaurant.Placing(1, Line(1, "Cheese")), RefusalCode.ItemUnavailable)
            .Sentence.ShouldBe("Bowl is not available with Cheese now.");
        _restaurant.Do(Bo, Setting(available: true)).OfType<OptionAvailabilityChanged>().Single().Available.ShouldBeTrue();
        _restaurant.Do(Bo, Setting(available: true)).ShouldBeEmpty();
        _restaurant.Refuses(Gus, Setting(available: false), RefusalCode.Forbidden);
    }

    [Fact]
    public void A_dish_needs_an_option_of_each_group_that_it_requires()
    {
        _restaurant.Do(Bo, Setting(available: false) with { OptionId = _restaurant.Option("Bowl", "Soy") });
        _restaurant.Do(Will, _restaurant.Placing(1, Line(1))).ShouldNotBeEmpty("with the other sauce");
        _restaurant.Do(Mia, Change("Peanut") with { Stock = 0 });
        _restaurant.Refuses(Will, _restaurant.Placing(1, Line(1)), RefusalCode.ItemUnavailable)
            .Sentence.ShouldBe("Bowl cannot be ordered now: too few options of Sauce are available.");
    }

    [Fact]
    public void A_dish_is_off_while_a_group_that_it_requires_has_too_few_options_and_comes_back_with_them()
    {
        var soy = Setting(available: false) with { OptionId = _restaurant.Option("Bowl", "Soy") };
        _restaurant.Do(Bo, soy).OfType<MenuAvailabilityChanged>().ShouldBeEmpty();
        var bowl = _restaurant.Dish("Bowl").Id;
        _restaurant.Do(Mia, Change("Peanut") with { Stock = 1 });
        var order = _restaurant.Do(Will, _restaurant.Placing(1, Line(1)));
        order.OfType<MenuAvailabilityChanged>().ShouldBe([new(bowl, "Bowl", false, OffReason.Auto)]);
        _restaurant.Refuses(Bo, new SetAvailability(bowl, true), RefusalCode.OutOfStock).Sentence.ShouldContain("Sauce");
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = bowl, Stock = 3 }).OfType<MenuAvailabilityChanged>().ShouldBeEmpty();
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = bowl, Stock = 0 });
        _restaurant.Do(Bo, soy with { Available = true }).OfType<MenuAvailabilityChanged>().ShouldBeEmpty("it has run out itself");
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = bowl, Stock = 3 }).OfType<MenuAvailabilityChanged>()
            .ShouldBe([new(bowl, "Bowl", true, null)]);
        _restaurant.Do(Bo, soy).OfType<MenuAvailabilityChanged>().Single().Available.ShouldBeFalse();
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = bowl, Modifiers = [] }).OfType<MenuAvailabilityChanged>()
            .Single().Available.ShouldBeTrue("it needs no sauce any more");
    }

    [Fact]
    public void A_manager_counts_anew_and_not_over_the_sale_of_another()
    {
        _restaurant.Placed(Line(5, "Cheese"));
        _restaurant.Refuses(Mia, Change("Cheese") with { Stock = 9, ExpectedStock = 5 }, RefusalCode.VersionChanged);
        _restaurant.Refuses(Bo, Setting(available: true), RefusalCode.OutOfStock);
        _restaurant.Do(Mia, Change("Cheese") with { Stock = 9, ExpectedStock = 0, LowStock = null });
        (Cheese.Stock, Cheese.LowStock, Cheese.Available).ShouldBe((9, null, true));
        _restaurant.Do(Mia, Change("Cheese") with { Stock = 9 }).ShouldBeEmpty();
        _restaurant.Do(Mia, Change("Cheese") with { Stock = null });
        _restaurant.Do(Will, _restaurant.Placing(1, Line(50, "Cheese"))).OfType<OptionStockChanged>().ShouldBeEmpty();
        _restaurant.Refuses(Mia, Change("Cheese") with { Stock = -1 }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Bo, Change("Cheese") with { Stock = 1 }, RefusalCode.Forbidden);
        _restaurant.Refuses(Mia, new ChangeOption(_restaurant.Dish("Bowl").Id, "no"), RefusalCode.NotFound);
        _restaurant.Refuses(Mia, new ChangeOption("no", Cheese.Id), RefusalCode.NotFound);
    }

    [Fact]
    public void An_option_keeps_its_stock_with_its_name_and_what_was_not_counted_does_not_come_back()
    {
        var order = _restaurant.Placed(Line(1, "Cheese"));
        var bowl = new ChangeMenuItem { MenuItemId = _restaurant.Dish("Bowl").Id };
        ModifierGroupDraft extras = new("Extras", 0, 2, [new("Cheese", 200) { Stock = 50 }, new("Egg", 100) { Stock = 0 }]);
        _restaurant.Do(Mia, bowl with { Modifiers = [extras] });
        (Cheese.Stock, Cheese.LowStock, Cheese.Price).ShouldBe((4, 2, 200));
        _restaurant.Dish("Bowl").Option(_restaurant.Option("Bowl", "Egg"))!.Off.ShouldBe(OffReason.Auto);

        _restaurant.Do(Mia, bowl with { Modifiers = [] });
        _restaurant.Do(Will, new CancelOrder(order.Id, null)).OfType<OptionStockChanged>().ShouldBeEmpty();
        _restaurant.Refuses(
            Mia, bowl with { Modifiers = [new("Extras", 0, 1, [new("Egg", 0) { Stock = -1 }])] }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void A_remake_takes_it_again_while_there_is_any()
    {
        var order = _restaurant.Placed(Line(3, "Cheese"));
        _restaurant.Bumped(Bo, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        var remake = new ReturnItem(order.Id, order.Items[0].Id, ReturnRemedy.Remake, "cold", null, Restock: false);
        _restaurant.Refuses(Mia, remake, RefusalCode.OutOfStock);
        _restaurant.Do(Mia, remake with { Quantity = 2 }).OfType<OptionStockChanged>().Single().Stock.ShouldBe(0);
        _restaurant.Do(Mia, Change("Cheese") with { Available = false });
        var rest = _restaurant.Order(order.Id).Items[0];
        _restaurant.Refuses(Mia, remake with { ItemId = rest.Id }, RefusalCode.ItemUnavailable);
    }

    private LineDraft Line(int quantity, params string[] options) =>
        _restaurant.Line("Bowl", quantity, null, [.. options, "Peanut"]);

    private ChangeOption Change(string option) => new(_restaurant.Dish("Bowl").Id, _restaurant.Option("Bowl", option));

    private SetAvailability Setting(bool available) => new(_restaurant.Dish("Bowl").Id, available) { OptionId = Cheese.Id };
}
