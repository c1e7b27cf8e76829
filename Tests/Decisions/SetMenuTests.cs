using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>
/// A lunch for 10.00 whose dishes cost 6.00, 1.50, 1.50 and 6.00 by themselves: the meal deal of HMRC's VAT Valuation Manual, VATVAL03800.
/// </summary>
public sealed class SetMenuTests
{
    private readonly TestRestaurant _restaurant = new TestRestaurant().With(new RestaurantSettings(PricesIncludeTax: true)).Seated();

    public SetMenuTests()
    {
        foreach (var (name, price, station) in new[]
            { ("Pie", 600, "grill"), ("Peas", 150, "grill"), ("Tart", 150, "pastry"), ("Wine", 600, "bar") })
            _restaurant.Do(Mia, new AddMenuItem(name, "Food", price, station, name is "Wine" ? 200_000 : 0, 5, 9, null, []));
        _restaurant.Do(Mia, new AddMenuItem("Lunch", "Food", 1000, null, null, null, null, null, [])
        {
            Parts =
            [
                new("Main", 1, null, [Offer("Pie"), Offer("Burger", 250)]), new("Side", 1, null, [Offer("Peas"), Offer("Cake")]),
                new("Dessert", 1, 2, [Offer("Tart")]), new("Drink", 1, null, [Offer("Wine")]),
            ],
        });
    }

    [Fact]
    public void Each_dish_is_cooked_by_itself_and_bears_its_part_of_the_price()
    {
        var order = _restaurant.Placed(Lunch(2) with { Note = "quick", Seat = 3 });

        order.Items.Select(item => (item.Dish.Name, item.Dish.Price, item.Quantity))
            .ShouldBe([("Pie", 400, 2), ("Peas", 100, 2), ("Tart", 100, 2), ("Wine", 400, 2)]);
        order.Items.Select(item => item.Status)
            .ShouldBe([ItemStatus.Queued, ItemStatus.Queued, ItemStatus.Held, ItemStatus.Queued], "the dessert is the second course");
        order.Items.Select(item => item.Dish.Station).ShouldBe(["grill", "grill", "pastry", "bar"]);
        order.Items.ShouldAllBe(item => item.Note == "quick" && item.Seat == 3);
        order.Items.Select(item => item.SetMenu!.LineId).Distinct().ShouldHaveSingleItem();
        order.Items.Select(item => item.SetMenu!.Part).ShouldBe(["Main", "Side", "Dessert", "Drink"]);
        _restaurant.Dish("Wine").Stock.ShouldBe(7);
        order.Total.ShouldBe(2000);
    }

    [Fact]
    public void A_bill_has_it_as_one_line_whose_dishes_are_taxed_at_their_own_rates()
    {
        _restaurant.Placed(Lunch(3));
        var bill = _restaurant.Billed();
        var line = bill.Lines.ShouldHaveSingleItem();
        (line.Name, line.Quantity, line.Price, line.Gross).ShouldBe(("Lunch", 3, 1000, 3000));
        line.MenuItemId.ShouldBe(_restaurant.Dish("Lunch").Id);
        line.Dishes!.Value.Sum(part => part.Price).ShouldBe(1000);
        // Of 3 × 4.00 with 20 % in it 2.00 are tax.
        bill.Totals.Taxes.ShouldBe([new TaxGroup(200_000, 1000, 200)]);

        // Half off: the wine bears half as much.
        _restaurant.Do(Mia, new DiscountBill(bill.Id, line.ItemId, 500_000, null, "slow"));
        _restaurant.Bill(bill.Id).Totals.ShouldSatisfyAllConditions(
            totals => totals.Net.ShouldBe(1500), totals => totals.Taxes.ShouldBe([new TaxGroup(200_000, 500, 100)]));
    }

    [Fact]
    public void A_choice_may_cost_more_and_have_options()
    {
        var burger = new ChoiceDraft(Part(0), Id("Burger"), "no onions", [_restaurant.Option("Burger", "Pepper"),
            _restaurant.Option("Burger", "Rare")]);
        var order = _restaurant.Placed(Lunch(1, burger));
        // 1000 × 1400 / 2300 is 608.7, and 250 and the pepper sauce for 150 on top.
        order.Items[0].Dish.Price.ShouldBe(609 + 400);
        order.Items[0].Note.ShouldBe("no onions");
        order.Total.ShouldBe(1400);
        _restaurant.Billed().Lines.Single().Dishes!.Value.Select(part => part.Extra).ShouldBe([400, 0, 0, 0]);
    }

    [Fact]
    public void It_keeps_its_price_while_any_dish_of_it_is_there()
    {
        var order = _restaurant.Placed(Lunch(2));
        _restaurant.Set(Will, order, "Peas", ItemStatus.Cancelled);
        _restaurant.Dish("Peas").Stock.ShouldBe(9, "the stock has them again");
        _restaurant.Order(order.Id).Total.ShouldBe(2000);
        foreach (var dish in new[] { "Pie", "Tart", "Wine" }) _restaurant.Set(Will, order, dish, ItemStatus.Cancelled, quantity: 1);
        _restaurant.Order(order.Id).Total.ShouldBe(1000, "one whole menu is gone");
        _restaurant.Billed().Lines.Single().Quantity.ShouldBe(1);
        _restaurant.Do(Mia, new CancelOrder(order.Id, "gone"));
        _restaurant.Order(order.Id).Total.ShouldBe(0);
        _restaurant.State.Bills.Values.Single().Lines.ShouldBeEmpty();
    }

    [Fact]
    public void A_paid_menu_cannot_be_taken_out_of_its_order_but_a_dish_of_it_can()
    {
        var order = _restaurant.Placed(Lunch(1));
        _restaurant.PaidUp();
        foreach (var dish in new[] { "Pie", "Peas", "Tart" }) _restaurant.Set(Will, order, dish, ItemStatus.Cancelled);
        _restaurant.Refuses(Will, _restaurant.Setting(order, "Wine", ItemStatus.Cancelled), RefusalCode.BillClosed);
    }

    [Fact]
    public void A_dish_that_comes_back_is_made_again_for_nothing_or_makes_the_menu_free()
    {
        var order = _restaurant.Placed(Lunch(2));
        _restaurant.Do(Will, new FireCourse(order.Id, 2));
        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _restaurant.Do(Mia, Returning(order, "Pie", ReturnRemedy.Remake));
        _restaurant.Order(order.Id).Items[^1].ShouldSatisfyAllConditions(
            again => again.Dish.Price.ShouldBe(0), again => again.SetMenu.ShouldBeNull());
        _restaurant.Billed().Totals.Total.ShouldBe(2000);

        _restaurant.Do(Mia, Returning(order, "Tart", ReturnRemedy.Comp));
        _restaurant.State.Bills.Values.Single().ShouldSatisfyAllConditions(
            bill => bill.Lines.Single().Comped.ShouldBe(1), bill => bill.Totals.Total.ShouldBe(1000));
        _restaurant.Do(Mia, Returning(order, "Wine", ReturnRemedy.Comp));
        _restaurant.Order(order.Id).Total.ShouldBe(1000, "it may have been the same menu");

        ReturnItem Returning(Order from, string dish, ReturnRemedy remedy) =>
            new(from.Id, _restaurant.Order(from.Id).Items.First(item => item.Dish.Name == dish).Id, remedy, "cold", 1, Restock: false);
    }

    [Fact]
    public void A_bill_is_split_by_whole_menus()
    {
        _restaurant.Placed(Lunch(3), _restaurant.Line("Beer"));
        var bill = _restaurant.Issued();
        var menu = bill.Lines[0].ItemId;
        var part = _restaurant.Do(Cass, new SplitBill(bill.Id, SplitBy.Item, [[new(menu, 1)]], null, []))
            .OfType<BillCreated>().Single().Bill;
        (part.Totals.Total, part.Totals.Tax).ShouldBe((1000, 67));
        _restaurant.Bill(bill.Id).Totals.Total.ShouldBe(bill.Totals.Total - 1000);
    }

    [Fact]
    public void A_line_chooses_for_each_part_what_it_offers()
    {
        Refused(Lunch() with { Choices = null }, RefusalCode.RuleBroken);
        Refused(Lunch() with { Choices = Lunch().Choices!.Value.RemoveAt(1) }, RefusalCode.RuleBroken);
        Refused(Lunch() with { Choices = Lunch().Choices!.Value.Add(Choose(1, "Peas")) }, RefusalCode.RuleBroken);
        Refused(Lunch() with { Choices = Lunch().Choices!.Value.Add(new("none", Id("Peas"), null, [])) }, RefusalCode.NotFound);
        Refused(Lunch(1, Choose(0, "Peas")), RefusalCode.NotFound);
        Refused(Lunch(1, Choose(0, "Burger")), RefusalCode.RuleBroken);
        Refused(_restaurant.Line("Beer") with { Choices = [Choose(0, "Pie")] }, RefusalCode.RuleBroken);
        Refused(Lunch() with { Weight = 100 }, RefusalCode.RuleBroken);
        Refused(Lunch(10), RefusalCode.OutOfStock);
        Refused(Lunch(5), RefusalCode.OutOfStock, _restaurant.Line("Wine", 5));
        _restaurant.Do(Mia, new SetAvailability(Id("Pie"), Available: false));
        Refused(Lunch(), RefusalCode.ItemUnavailable);
    }

    private void Refused(LineDraft line, RefusalCode code, params LineDraft[] others) =>
        _restaurant.Refuses(Will, _restaurant.Placing(1, [line, .. others]), code);

    private LineDraft Lunch(int quantity = 1, ChoiceDraft? main = null) => _restaurant.Line("Lunch", quantity) with
    {
        Choices = (ImmutableArray<ChoiceDraft>)[Choose(3, "Wine"), main ?? Choose(0, "Pie"), Choose(1, "Peas"), Choose(2, "Tart")],
    };

    private ChoiceDraft Choose(int part, string dish) => new(Part(part), Id(dish), null, []);

    private string Part(int at) => _restaurant.Dish("Lunch").Parts!.Value[at].Id;

    private SetMenuChoice Offer(string dish, long surcharge = 0) => new(Id(dish), surcharge);

    private string Id(string dish) => _restaurant.Dish(dish).Id;
}
