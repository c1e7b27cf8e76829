using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class MenuTests
{
    private static readonly AddMenuItem Pie = new("Pie", "Sweet", 550, "bar", 100_000, 4, Stock: null, LowStock: null, Modifiers: []);

    private readonly TestRestaurant _house = new();

    [Fact]
    public void A_manager_adds_a_dish()
    {
        _house.Do(Mia, Pie).OfType<MenuItemAdded>().Single().Item.Available.ShouldBeTrue();
        _house.Do(Mia, Pie with { Name = "Tart", Station = " ", Stock = 0 });
        _house.Dish("Tart")
            .ShouldSatisfyAllConditions(tart => tart.Station.ShouldBe(Stations.Default), tart => tart.Off.ShouldBe(OffReason.Auto));
        _house.Refuses(Will, Pie, RefusalCode.Forbidden);
    }

    [Fact]
    public void A_dish_makes_sense()
    {
        void Refused(AddMenuItem dish) => _house.Refuses(Mia, dish, RefusalCode.RuleBroken);
        Refused(Pie with { Name = "" });
        Refused(Pie with { Price = -1 });
        Refused(Pie with { Stock = -1 });
        Refused(Pie with { PrepMinutes = 0 });
        Refused(Pie with { Modifiers = [new("Size", 2, 1, [new("Big", 0), new("Small", 0)])] });
        Refused(Pie with { Modifiers = [new("Size", 1, 3, [new("Big", 0), new("Small", 0)])] });
        Refused(Pie with { Modifiers = [new("Size", 1, 1, [new("Big", 0), new("Big", 5)])] });
        Refused(Pie with { Modifiers = [new("Size", 1, 1, [new("Big", 0) { Max = 0 }])] });
        Refused(Pie with { Modifiers = [new("Size", 0, 1, [new("Big", 0)]), new("Size", 0, 1, [new("Big", 0)])] });
    }

    [Fact]
    public void What_is_not_named_stays_and_no_change_is_no_event()
    {
        var burger = _house.Dish("Burger");
        _house.Do(Mia, SettingsDecisions("Burger") with { Price = 1500 }).OfType<MenuItemChanged>().Single().Item.Price.ShouldBe(1500);
        _house.Dish("Burger").ShouldBe(burger with { Price = 1500 });
        _house.Do(Mia, SettingsDecisions("Burger") with { Name = "Burger" }).ShouldBeEmpty();
        _house.Refuses(Mia, SettingsDecisions("Burger") with { MenuItemId = "no" }, RefusalCode.NotFound);
        _house.Refuses(Gus, SettingsDecisions("Burger"), RefusalCode.Forbidden);
    }

    [Fact]
    public void What_a_dish_can_be_without_is_taken_away_by_null()
    {
        var tart = _house.Do(Mia, Pie with { Name = "Tart", Stock = 5, LowStock = 2 }).OfType<MenuItemAdded>().Single().Item;
        var change = SettingsDecisions("Tart");
        _house.Do(Mia, change with { TaxRate = null, PrepMinutes = null, LowStock = null });
        _house.Dish("Tart").ShouldBe(tart with { TaxRate = null, PrepMinutes = null, LowStock = null });
        _house.Refuses(Mia, change with { Stock = null, ExpectedStock = null }, RefusalCode.VersionChanged);
        _house.Do(Mia, change with { Stock = null, ExpectedStock = 5 });
        _house.Dish("Tart").Stock.ShouldBeNull();
        _house.Do(Mia, change with { Stock = 1, ExpectedStock = null });
        _house.Dish("Tart").Stock.ShouldBe(1);
    }

    [Fact]
    public void The_menu_declares_allergens_and_diets_and_an_order_keeps_them()
    {
        var trifle = Pie with { Name = "Trifle", Allergens = [Allergen.Milk, Allergen.Eggs, Allergen.Milk], Marks = [DietaryMark.Halal] };
        _house.Do(Mia, trifle);
        _house.Dish("Trifle").Diet.ShouldBe(new Diet([Allergen.Eggs, Allergen.Milk], [DietaryMark.Halal]), "each once, in order");
        var order = _house.Seated().Placed(_house.Line("Trifle"), _house.Line("Beer"));

        var change = SettingsDecisions("Trifle");
        _house.Do(Mia, change with { Price = 1 });
        _house.Dish("Trifle").Diet!.Allergens.Length.ShouldBe(2, "another change leaves it");
        _house.Do(Mia, change with { Allergens = [Allergen.Milk, Allergen.Eggs] }).ShouldBeEmpty("they are the same");
        _house.Do(Mia, change with { Allergens = [], Marks = [DietaryMark.Vegan] }).OfType<MenuItemChanged>()
            .Single().Item.Diet.ShouldBe(new Diet([], [DietaryMark.Vegan]));
        _house.Do(Mia, change with { Marks = [] });
        _house.Dish("Trifle").Diet.ShouldBeNull();

        _house.Item(order, "Trifle").Dish.Diet.ShouldBe(new Diet([Allergen.Eggs, Allergen.Milk], [DietaryMark.Halal]));
        _house.Item(order, "Beer").Dish.Diet.ShouldBeNull();
    }

    [Theory]
    [InlineData(DietaryMark.Vegan, Allergen.Milk, true), InlineData(DietaryMark.Vegan, Allergen.Nuts, false)]
    [InlineData(DietaryMark.Vegetarian, Allergen.Fish, true), InlineData(DietaryMark.Vegetarian, Allergen.Eggs, false)]
    [InlineData(DietaryMark.GlutenFree, Allergen.Gluten, true), InlineData(DietaryMark.LactoseFree, Allergen.Milk, false)]
    public void A_mark_cannot_contradict_an_allergen(DietaryMark mark, Allergen allergen, bool contradicts)
    {
        var dish = Pie with { Allergens = [allergen], Marks = [mark] };
        if (contradicts) _house.Refuses(Mia, dish, RefusalCode.RuleBroken).Sentence.ShouldContain($"{allergen}");
        else _house.Do(Mia, dish);
        _house.Do(Mia, Pie with { Name = "Plain", Marks = [mark] });
        if (contradicts) _house.Refuses(Mia, SettingsDecisions("Plain") with { Allergens = [allergen] }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void An_option_keeps_its_id_as_long_as_it_keeps_its_name()
    {
        var (rare, done) = (_house.Option("Burger", "Rare"), _house.Option("Burger", "Done"));
        _house.Do(Mia,
            SettingsDecisions("Burger") with { Modifiers = [new("Cooked", 1, 1, [new("Done", 50), new("Charred", 0), new("Rare", 0)])] });
        _house.Option("Burger", "Rare").ShouldBe(rare);
        _house.Option("Burger", "Done").ShouldBe(done);
        _house.Option("Burger", "Charred").ShouldNotBeOneOf(rare, done);
        _house.Do(Mia,
            SettingsDecisions("Burger") with { Modifiers = [new("Cooked", 1, 1, [new("Done", 50), new("Charred", 0), new("Rare", 0)])] })
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_chef_speaks_for_the_dishes_of_their_station()
    {
        var steak = new SetAvailability(_house.Dish("Steak").Id, Available: false);
        _house.Refuses(Bo, steak, RefusalCode.Forbidden);
        _house.Refuses(Will, steak, RefusalCode.Forbidden);
        _house.Refuses(Gus, steak with { MenuItemId = "no" }, RefusalCode.NotFound);
        _house.Do(Eve, steak);
        _house.Do(Mia, SettingsDecisions("Steak") with { Available = true }).OfType<MenuAvailabilityChanged>()
            .Single().Available.ShouldBeTrue();
    }

    [Fact]
    public void A_dish_shows_the_image_that_a_manager_gave_it_last()
    {
        var burger = _house.Dish("Burger");
        var (first, second) =
            (new SetMenuImage(burger.Id, "image/png", "first"u8.ToArray()),
            new SetMenuImage(burger.Id, "image/webp", "second"u8.ToArray()));

        var events = _house.Do(Mia, first);
        var set = events.OfType<MenuImageSet>().Single();
        set.Bytes.ToArray().ShouldBe("first"u8.ToArray());
        _house.Dish("Burger").ShouldBe(burger with { Image = new(set.Hash, "image/png", _house.State.Seq - 1) });
        events[^1].ShouldBe(new MenuItemChanged(_house.Dish("Burger")), "screens hear of it");
        _house.State.Changed.Menu.ShouldBe(_house.State.Seq);
        _house.Do(Mia, first).ShouldBeEmpty("it is that one already");
        _house.Do(Ada, second);
        _house.Dish("Burger").Image.ShouldBe(new(MenuImage.HashOf("second"u8), "image/webp", _house.State.Seq - 1));
        _house.Do(Mia, SettingsDecisions("Burger") with { Price = 1 });
        _house.Dish("Burger").Image.ShouldNotBeNull("a change of something else leaves it");

        _house.Do(Mia, new RemoveMenuImage(burger.Id))
            .ShouldBe([new MenuImageRemoved(burger.Id), new MenuItemChanged(_house.Dish("Burger"))]);
        _house.Dish("Burger").Image.ShouldBeNull();
        _house.State.Changed.Menu.ShouldBe(_house.State.Seq);
        _house.Do(Mia, new RemoveMenuImage(burger.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void Images_are_the_managers_and_of_dishes_that_there_are()
    {
        var set = new SetMenuImage(_house.Dish("Burger").Id, "image/png", "x"u8.ToArray());
        foreach (var actor in new[] { Will, Cass, Gus, Eve })
        {
            _house.Refuses(actor, set, RefusalCode.Forbidden);
            _house.Refuses(actor, new RemoveMenuImage(set.MenuItemId), RefusalCode.Forbidden);
        }
        _house.Refuses(Mia, set with { MenuItemId = "no" }, RefusalCode.NotFound);
        _house.Refuses(Mia, new RemoveMenuImage("no"), RefusalCode.NotFound);
    }

    [Theory]
    [InlineData("ffd8ffe0", "image/jpeg"), InlineData("89504e470d0a1a0a", "image/png"),
        InlineData("52494646000000005745425056503820", "image/webp")]
    [InlineData("", null), InlineData("ffd8", null), InlineData("89504e470a1a0a", null), InlineData("52494646000000005745", null),
        InlineData("524946460000000057415645", null)]
    [InlineData("3c7376673e", null), InlineData("3c68746d6c3e", null), InlineData("474946383961", null),
        InlineData("2089504e470d0a1a0a", null)]
    public void What_an_image_is_its_first_bytes_say(string bytes, string? type) =>
        MenuImage.TypeOf(Convert.FromHexString(bytes)).ShouldBe(type);

    [Fact]
    public void Nobody_hires_above_themselves()
    {
        _house.Do(Mia, new HireStaff("s1", "Sam", Role.Manager, [])).OfType<StaffHired>().Single().Name.ShouldBe("Sam");
        _house.Refuses(Mia, new HireStaff("s2", "Sue", Role.Admin, []), RefusalCode.Forbidden);
        _house.Refuses(Will, new HireStaff("s2", "Sue", Role.Waiter, []), RefusalCode.Forbidden);
        _house.Refuses(Mia, new HireStaff("s1", "Sam", Role.Waiter, []), RefusalCode.AlreadyExists);
        _house.Refuses(Mia, new HireStaff("s2", "Sue", Role.Waiter, ["bar"]), RefusalCode.RuleBroken);
    }

    [Fact]
    public void A_restaurant_opens_once_and_before_that_there_is_none()
    {
        _house.Refuses(Ada, new OpenRestaurant("Again", "EUR", "UTC", null), RefusalCode.AlreadyExists);
        new Restaurant("r2").Decide(Ada, Pie, _house.Now).Refusal!.Code.ShouldBe(RefusalCode.NotFound);
    }

    private ChangeMenuItem SettingsDecisions(string dish) => new() { MenuItemId = _house.Dish(dish).Id };
}
