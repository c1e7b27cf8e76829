using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class CategoryTests
{
    private static readonly AddMenuItem Pie = new("Pie", "Sweet", 550, "bar", 100_000, 4, Stock: null, LowStock: null, Modifiers: []);

    private readonly TestRestaurant _house = new TestRestaurant().Seated();

    private IEnumerable<string> Names => _house.State.Categories.Select(category => category.Name);

    [Fact]
    public void A_category_begins_with_its_first_dish_and_stays_when_the_last_has_gone()
    {
        _house.Do(Mia, Pie).OfType<MenuCategoryChanged>().Single()
            .ShouldSatisfyAllConditions(sweet => sweet.Category.Name.ShouldBe("Sweet"), sweet => sweet.Position.ShouldBe(2));
        _house.Do(Mia, Pie with { Name = "Tart" }).OfType<MenuCategoryChanged>().ShouldBeEmpty();
        Names.ShouldBe(["Food", "Sweet"]);
        InOrder("Sweet").ShouldBe(["Pie", "Tart"]);

        _house.Do(Mia, Changing("Pie") with { Category = "Food" });
        InOrder("Sweet").ShouldBe(["Tart"]);
        InOrder("Food").Last().ShouldBe("Pie");
        _house.Do(Mia, Changing("Pie") with { Price = 1 });
        InOrder("Food").Last().ShouldBe("Pie", "another price moves nothing");
        _house.Do(Mia, new RemoveMenuItem(_house.Dish("Tart").Id));
        InOrder("Sweet").ShouldBeEmpty();
    }

    [Fact]
    public void A_manager_adds_a_category_once()
    {
        _house.Do(Mia, new AddMenuCategory("Sweet")).OfType<MenuCategoryChanged>().Single().Category.Name.ShouldBe("Sweet");
        var added = _house.State.Categories.Single(category => category.Name == "Sweet");
        _house.Do(Mia, Pie);
        _house.State.Category(added.Id)!.ItemIds.ShouldBe([_house.Dish("Pie").Id]);
        _house.Refuses(Mia, new AddMenuCategory("Sweet"), RefusalCode.AlreadyExists);
        _house.Refuses(Mia, new AddMenuCategory(" "), RefusalCode.RuleBroken);
        _house.Refuses(Will, new AddMenuCategory("Salty"), RefusalCode.Forbidden);
    }

    [Fact]
    public void A_category_takes_its_dishes_along_to_another_name_and_another_place()
    {
        _house.Do(Mia, Pie);
        var sweet = Category("Sweet");
        _house.Do(Mia, new ChangeMenuCategory(sweet.Id, "Desserts", Position: 1))
            .ShouldBe([new MenuCategoryChanged(sweet with { Name = "Desserts" }, 1)]);
        Names.ShouldBe(["Desserts", "Food"]);
        _house.Dish("Pie").Category.ShouldBe("Desserts");

        _house.Do(Mia, new ChangeMenuCategory(sweet.Id, null, Position: 99));
        Names.ShouldBe(["Food", "Desserts"], "beyond the last is the last");
        _house.Do(Mia, new ChangeMenuCategory(sweet.Id, "Desserts", Position: 2)).ShouldBeEmpty();
        _house.Refuses(Mia, new ChangeMenuCategory(sweet.Id, "Food", null), RefusalCode.AlreadyExists);
        _house.Refuses(Mia, new ChangeMenuCategory(sweet.Id, "", null), RefusalCode.RuleBroken);
        _house.Refuses(Mia, new ChangeMenuCategory("no", "X", null), RefusalCode.NotFound);
        _house.Refuses(Gus, new ChangeMenuCategory(sweet.Id, "X", null), RefusalCode.Forbidden);
    }

    [Fact]
    public void A_dish_has_its_place_within_its_category()
    {
        foreach (var name in (string[])["Pie", "Tart", "Flan"]) _house.Do(Mia, Pie with { Name = name });
        _house.Do(Mia, Changing("Flan") with { Position = 1 }).OfType<MenuCategoryChanged>().Single().Position.ShouldBe(2);
        InOrder("Sweet").ShouldBe(["Flan", "Pie", "Tart"]);
        _house.Do(Mia, Changing("Flan") with { Position = 1 }).ShouldBeEmpty();
        _house.Do(Mia, Changing("Flan") with { Position = 50 });
        InOrder("Sweet").ShouldBe(["Pie", "Tart", "Flan"]);
        _house.Do(Mia, Changing("Soup") with { Category = "Sweet", Position = 2 });
        InOrder("Sweet").ShouldBe(["Pie", "Soup", "Tart", "Flan"]);
    }

    [Fact]
    public void Only_an_empty_category_can_be_removed()
    {
        _house.Do(Mia, Pie);
        var sweet = Category("Sweet");
        _house.Refuses(Mia, new RemoveMenuCategory(sweet.Id), RefusalCode.RuleBroken);
        _house.Do(Mia, new RemoveMenuItem(_house.Dish("Pie").Id));
        _house.Refuses(Will, new RemoveMenuCategory(sweet.Id), RefusalCode.Forbidden);
        _house.Do(Mia, new RemoveMenuCategory(sweet.Id));
        Names.ShouldBe(["Food"]);
        _house.Refuses(Mia, new RemoveMenuCategory(sweet.Id), RefusalCode.NotFound);
    }

    [Fact]
    public void Orders_keep_a_dish_that_is_removed_and_its_name_is_free_again()
    {
        var order = _house.Placed(_house.Line("Cake", 2, course: 2), _house.Line("Beer"));
        var cake = _house.Dish("Cake");
        _house.Refuses(Will, new RemoveMenuItem(cake.Id), RefusalCode.Forbidden);
        _house.Do(Mia, new RemoveMenuItem(cake.Id)).ShouldBe([new MenuItemRemoved(cake)]);
        _house.Refuses(Mia, new RemoveMenuItem(cake.Id), RefusalCode.NotFound);
        _house.Refuses(Will, new PlaceOrder(_house.Table(1).Id, [new(cake.Id, 1, null, [], null, null)]), RefusalCode.NotFound);

        _house.Order(order.Id).Total.ShouldBe(1600);
        _house.Do(Mia, Pie with { Name = "Cake", Stock = 7 });
        _house.Set(Will, order, "Cake", ItemStatus.Cancelled).OfType<StockChanged>().ShouldBeEmpty("they were another dish's portions");
        _house.Dish("Cake").Stock.ShouldBe(7);
    }

    [Fact]
    public void A_served_dish_that_was_removed_is_still_made_again()
    {
        var order = _house.Placed(_house.Line("Cake"), _house.Line("Beer"));
        _house.Bumped(Bo, order, ItemStatus.Preparing).Bumped(Bo, order, ItemStatus.Ready).Set(Will, order, "Cake", ItemStatus.Served);
        _house.Do(Mia, new RemoveMenuItem(_house.Dish("Cake").Id));
        var returned = new ReturnItem(order.Id, _house.Item(order, "Cake").Id, ReturnRemedy.Remake, "burnt", null, Restock: true);
        var events = _house.Do(Mia, returned);
        events.OfType<StockChanged>().ShouldBeEmpty();
        events.OfType<LineAdded>().Single().Item.Dish.FromStock.ShouldBeFalse();
    }

    private ChangeMenuItem Changing(string dish) => new() { MenuItemId = _house.Dish(dish).Id };

    private MenuCategory Category(string name) => _house.State.Categories.Single(category => category.Name == name);

    private IEnumerable<string> InOrder(string category) => Category(category).ItemIds.Select(id => _house.State.Menu[id].Name);
}
