using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>What a set menu may be made of, and when it is off: soup or cake, then steak.</summary>
public sealed class SetMenuRuleTests
{
    private readonly TestRestaurant _restaurant = new();

    private AddMenuItem Lunch => new("Lunch", "Food", 2000, null, null, null, null, null, [])
    {
        Parts = [new("Starter", 1, 1, [Offer("Soup"), Offer("Cake", 100)]), new("Main", 1, null, [Offer("Steak")])],
    };

    private ChangeMenuItem Change => new() { MenuItemId = _restaurant.Dish("Lunch").Id };

    [Fact]
    public void It_is_made_of_dishes_that_are_sold_by_the_portion()
    {
        Refused(Lunch with { Stock = 5 });
        Refused(Lunch with { Unit = UnitOfMeasure.Kg });
        Refused(Lunch with { Modifiers = [new("Size", 0, 1, [new("Big", 0)])] });
        Refused(With(new SetMenuPartDraft("Main", 0, null, [Offer("Steak")])));
        Refused(With(new SetMenuPartDraft("Main", 1, 10, [Offer("Steak")])));
        Refused(With(new SetMenuPartDraft("Main", 1, null, [])));
        Refused(With(new SetMenuPartDraft("Main", 1, null, [Offer("Steak", -1)])));
        Refused(With(new SetMenuPartDraft("Main", 1, null, [Offer("Steak"), Offer("Steak", 100)])));
        Refused(Lunch with { Parts = [Lunch.Parts!.Value[0], Lunch.Parts.Value[0]] });
        _restaurant.Refuses(Mia, With(new SetMenuPartDraft("Main", 1, null, [new("none", 0)])), RefusalCode.NotFound);
        _restaurant.Do(Mia, Lunch);
        _restaurant.Do(Mia, new AddMenuItem("Bream", "Food", 4800, null, null, null, null, null, []) { Unit = UnitOfMeasure.Kg });
        foreach (var dish in new[] { "Lunch", "Bream" })
            Refused(With(new SetMenuPartDraft("Main", 1, null, [Offer(dish)])) with { Name = "Feast" });
        _restaurant.Refuses(Mia, Change with { Parts = [new("Main", 1, null, [Offer("Lunch")])] }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void A_dish_that_it_offers_stays_a_dish_that_it_can_offer()
    {
        _restaurant.Do(Mia, Lunch);
        var steak = new ChangeMenuItem { MenuItemId = _restaurant.Dish("Steak").Id };
        _restaurant.Refuses(Mia, new RemoveMenuItem(steak.MenuItemId), RefusalCode.RuleBroken).Sentence.ShouldContain("Lunch");
        _restaurant.Refuses(Mia, steak with { Unit = UnitOfMeasure.Kg }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, steak with { Parts = [new("Main", 1, null, [Offer("Beer")])] }, RefusalCode.RuleBroken);
        _restaurant.Do(Mia, Change with { Parts = [] });
        _restaurant.Dish("Lunch").Parts.ShouldBeNull();
        _restaurant.Do(Mia, new RemoveMenuItem(steak.MenuItemId));
    }

    [Fact]
    public void A_part_keeps_its_id_as_long_as_it_keeps_its_name()
    {
        var parts = _restaurant.Do(Mia, Lunch).OfType<MenuItemAdded>().Single().Item.Parts!.Value;
        _restaurant.Do(Mia, Change with { Parts = Lunch.Parts }).ShouldBeEmpty("they are the same");
        _restaurant.Do(Mia, Change with { Parts = [new("Main", 2, null, [Offer("Steak")])] });
        _restaurant.Dish("Lunch").Parts!.Value.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            main => main.Id.ShouldBe(parts[1].Id), main => main.Count.ShouldBe(2));
        _restaurant.Do(Mia, Change with { Price = 1 });
        _restaurant.Dish("Lunch").Parts.ShouldNotBeNull("what is absent stays");
    }

    [Fact]
    public void It_is_off_while_a_part_has_nothing_to_choose()
    {
        _restaurant.Do(Mia, Lunch);
        Switch("Soup", on: false);
        Off().ShouldBeNull("there is cake");
        _restaurant.Seated().Placed(_restaurant.Line("Cake", 3));
        Off().ShouldBe(OffReason.Auto, "the cake is sold out");
        _restaurant.Refuses(Mia, new SetAvailability(_restaurant.Dish("Lunch").Id, Available: true), RefusalCode.OutOfStock)
            .Sentence.ShouldContain("Starter");
        Switch("Soup", on: true);
        Off().ShouldBeNull();
        Switch("Lunch", on: false);
        Switch("Soup", on: false);
        Switch("Soup", on: true);
        Off().ShouldBe(OffReason.Manual, "only staff bring it back");
    }

    [Fact]
    public void One_that_begins_or_becomes_so_is_off_at_once()
    {
        Switch("Steak", on: false);
        _restaurant.Do(Mia, Lunch);
        Off().ShouldBe(OffReason.Auto);
        _restaurant.Do(Mia, Change with { Parts = [new("Main", 1, null, [Offer("Chop"), Offer("Steak")])] });
        Off().ShouldBeNull();
        _restaurant.Do(Mia, Change with { Parts = [new("Main", 1, null, [Offer("Steak")])] });
        Off().ShouldBe(OffReason.Auto);
        _restaurant.Do(Mia, Change with { Parts = [] });
        Off().ShouldBeNull("it is no set menu any more");
    }

    private OffReason? Off() => _restaurant.Dish("Lunch").Off;

    private void Switch(string dish, bool on) => _restaurant.Do(Mia, new SetAvailability(_restaurant.Dish(dish).Id, on));

    private AddMenuItem With(SetMenuPartDraft part) => Lunch with { Parts = [part] };

    private void Refused(AddMenuItem menu) => _restaurant.Refuses(Mia, menu, RefusalCode.RuleBroken);

    private SetMenuChoice Offer(string dish, long surcharge = 0) => new(_restaurant.Dish(dish).Id, surcharge);
}
