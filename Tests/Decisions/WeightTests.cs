using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A bream for 48.30 a kilogram, of which three are there, with fennel for 1.50 a piece.</summary>
public sealed class WeightTests
{
    private static readonly AddMenuItem Bream = new(
        "Bream", "Fish", 4830, "grill", null, 20, Stock: 3, LowStock: null, [new("With", 0, 1, [new("Fennel", 150), new("No bone", -999)])])
    {
        Unit = UnitOfMeasure.Kg,
    };

    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    public WeightTests() => _restaurant.Do(Mia, Bream);

    // 48.30 × 0.350 is 16.905.
    [Theory, InlineData(Rounding.HalfUp, 1691), InlineData(Rounding.HalfEven, 1690)]
    public void A_piece_costs_what_it_weighs_rounded_once_and_its_options(Rounding rounding, long price)
    {
        _restaurant.With(RestaurantSettings.Default with { Rounding = rounding });
        var order = _restaurant.Placed(Weighed(350), Weighed(350, "Fennel"));
        order.Items.Select(item => item.Dish.Price).ShouldBe([price, price + 150]);
        order.Items.ShouldAllBe(item => item.Dish.Weight == new PortionWeight(350, UnitOfMeasure.Kg, 4830) && item.Quantity == 1);
        order.Total.ShouldBe(price + price + 150);
        var bill = _restaurant.Billed();
        bill.Totals.Gross.ShouldBe(order.Total);
        bill.Lines.ShouldAllBe(line => line.Weight == new PortionWeight(350, UnitOfMeasure.Kg, 4830));
    }

    [Fact]
    public void Each_piece_is_a_line_with_its_weight()
    {
        Refused(_restaurant.Line("Bream")).ShouldContain("sold by weight");
        Refused(Weighed(350) with { Quantity = 2 }).ShouldContain("of its own");
        Refused(Weighed(0)).ShouldContain("between 1 and 100000");
        Refused(Weighed(PortionWeight.Max + 1)).ShouldContain("between 1 and 100000");
        Refused(_restaurant.Line("Steak") with { Weight = 350 }).ShouldContain("not sold by weight");
        Refused(Weighed(100, "No bone")).ShouldContain("less than nothing");
    }

    [Fact]
    public void Stock_counts_pieces()
    {
        _restaurant.Placed(Weighed(1200), Weighed(350));
        _restaurant.Dish("Bream").Stock.ShouldBe(1);
        _restaurant.Refuses(Will, _restaurant.Placing(1, Weighed(200), Weighed(200)), RefusalCode.OutOfStock);
    }

    [Fact]
    public void A_line_keeps_the_weight_and_price_of_when_it_was_ordered()
    {
        var order = _restaurant.Placed(Weighed(350));
        var change = new ChangeMenuItem { MenuItemId = _restaurant.Dish("Bream").Id };
        _restaurant.Do(Mia, change with { Price = 2000, Unit = null }).OfType<MenuItemChanged>().Single().Item.Unit.ShouldBeNull();
        _restaurant.Do(Mia, change with { Price = 2000 }).ShouldBeEmpty("what is absent stays");
        _restaurant.Placed(_restaurant.Line("Bream", 2));
        _restaurant.Item(order, "Bream").Dish.ShouldSatisfyAllConditions(
            dish => dish.Price.ShouldBe(1691), dish => dish.Weight!.UnitPrice.ShouldBe(4830));
    }

    [Fact]
    public void A_piece_that_is_made_again_weighs_the_same_and_costs_nothing()
    {
        var order = _restaurant.Placed(Weighed(350));
        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _restaurant.Do(Mia, new ReturnItem(order.Id, order.Items[0].Id, ReturnRemedy.Remake, "raw", null, Restock: false));
        var again = _restaurant.Order(order.Id).Items[1].Dish;
        (again.Price, again.Weight!.Thousandths).ShouldBe((0, 350));
        _restaurant.Billed().Totals.Gross.ShouldBe(1691);
    }

    private LineDraft Weighed(int thousandths, params string[] options) =>
        _restaurant.Line("Bream", 1, null, options) with { Weight = thousandths };

    private string Refused(LineDraft line) => _restaurant.Refuses(Will, _restaurant.Placing(1, line), RefusalCode.RuleBroken).Sentence;
}
