using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A bowl for 500 takes up to three extras of 150, of which cheese twice, and can do without the meat for 600 less.</summary>
public sealed class OptionTests
{
    private static readonly AddMenuItem Bowl = new(
        "Bowl", "Food", 500, "grill", null, 5, Stock: null, LowStock: null,
        [
            new("Extras", 0, 3, [new("Cheese", 150) { Max = 2 }, new("Egg", 150)]),
            new("Without", 0, 1, [new("No meat", -600) { LeavesOut = true }]),
        ]);

    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    public OptionTests() => _restaurant.Do(Mia, Bowl);

    [Fact]
    public void A_portion_takes_an_option_as_often_as_its_maximum()
    {
        var order = _restaurant.Placed(_restaurant.Line("Bowl", 2, null, "Cheese", "Egg", "Cheese"));
        var line = _restaurant.Item(order, "Bowl");
        line.Dish.Modifiers.Select(chosen => chosen.Name).ShouldBe(["Cheese", "Cheese", "Egg"], "in the order of the menu");
        (line.Dish.Price, _restaurant.Order(order.Id).Total).ShouldBe((950, 1900));

        Refused("Egg", "Egg").ShouldContain("Egg at most 1 times");
        Refused("Cheese", "Cheese", "Cheese").ShouldContain("Cheese at most 2 times");
        Refused("Cheese", "Cheese", "Egg", "Egg").ShouldContain("Extras");
    }

    [Fact]
    public void An_option_may_make_a_portion_cheaper_but_not_less_than_nothing()
    {
        var order = _restaurant.Placed(_restaurant.Line("Bowl", 1, null, "No meat", "Cheese"));
        _restaurant.Item(order, "Bowl").Dish.Price.ShouldBe(50);
        Refused("No meat").ShouldContain("less than nothing");
    }

    [Fact]
    public void What_a_line_leaves_out_stays_with_the_order_and_a_kitchen_reads_it_apart()
    {
        var order = _restaurant.Placed(_restaurant.Line("Bowl", 1, null, "No meat", "Cheese", "Cheese"));
        KitchenItem Line() => _restaurant.Item(order, "Bowl").KitchenView();
        Line().Modifiers.ShouldBe(["Cheese", "Cheese", "No meat"]);
        Line().LeftOut.ShouldBe(["No meat"]);
        _restaurant.State.AllDayView().Single().LeftOut.ShouldBe(["No meat"]);

        Change(leavesOut: null);
        _restaurant.Dish("Bowl").Option(_restaurant.Option("Bowl", "No meat"))!.LeavesOut.ShouldBeTrue("as before");
        Change(leavesOut: false);
        _restaurant.Dish("Bowl").Option(_restaurant.Option("Bowl", "No meat"))!.LeavesOut.ShouldBeFalse();
        Line().LeftOut.ShouldBe(["No meat"]);

        void Change(bool? leavesOut) => _restaurant.Do(Mia, new ChangeMenuItem
        {
            MenuItemId = _restaurant.Dish("Bowl").Id,
            Modifiers = [Bowl.Modifiers[0], new("Without", 0, 1, [new("No meat", -500) { LeavesOut = leavesOut }])],
        });
    }

    [Fact]
    public void A_group_offers_what_its_options_offer_together()
    {
        var bowl = new ChangeMenuItem { MenuItemId = _restaurant.Dish("Bowl").Id };
        _restaurant.Do(Mia, bowl with { Modifiers = [new("Extras", 0, 3, [new("Cheese", 150) { Max = 3 }])] });
        _restaurant.Refuses(Mia, bowl with { Modifiers = [new("Extras", 0, 3, [new("Cheese", 150) { Max = 2 }])] }, RefusalCode.RuleBroken);
        ModifierGroupDraft never = new("Extras", 0, 1, [new("Cheese", 150) { Max = 0 }, new("Egg", 150)]);
        _restaurant.Refuses(Mia, bowl with { Modifiers = [never] }, RefusalCode.RuleBroken).Sentence.ShouldContain("at least once");
    }

    private string Refused(params string[] options) => _restaurant.Refuses(
        Will, new PlaceOrder(_restaurant.Table(1).Id, [_restaurant.Line("Bowl", 1, null, options)]), RefusalCode.RuleBroken).Sentence;
}
