using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Price, rate and the rules of tax and service are those of when it was ordered.</summary>
public sealed class RateTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void A_dish_that_changes_later_changes_no_line_that_was_ordered_before()
    {
        Priced(1000, 100_000);
        var order = _house.Placed(_house.Line("Beer"));
        var bill = _house.Billed();
        Priced(1500, 200_000);
        Priced(1000, 0, "Soup");
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Soup")]));
        _house.Bill(bill.Id).Totals.Total.ShouldBe(1100 + 1000);
    }

    [Fact]
    public void The_rate_of_the_order_counts_and_not_that_of_the_bill()
    {
        Priced(1000, 100_000);
        _house.Placed(_house.Line("Beer"));
        Priced(1000, 200_000);
        _house.Billed().Totals.Total.ShouldBe(1100);
    }

    [Fact]
    public void New_rules_of_the_house_hold_for_what_is_ordered_after_them()
    {
        _house.With(new(TaxRate: 100_000));
        Priced(1000);
        var order = _house.Placed(_house.Line("Beer"));
        var bill = _house.Billed();
        _house.With(new(TaxRate: 200_000, ServiceRate: 100_000, ServiceTaxRate: 200_000));
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Water")]));
        _house.Bill(bill.Id).Totals.Total.ShouldBe(1100);
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")]));
        _house.Bill(bill.Id).Totals.ShouldSatisfyAllConditions(totals => totals.Service.ShouldBe(100),
            totals => totals.Total.ShouldBe(1100 + 1000 + 100 + 220));
    }

    [Fact]
    public void Tax_within_some_prices_and_on_top_of_others_is_each_as_it_was_ordered()
    {
        _house.With(new(TaxRate: 100_000));
        Priced(1100);
        _house.Placed(_house.Line("Beer"));
        _house.With(new(TaxRate: 100_000, PricesIncludeTax: true));
        _house.Placed(_house.Line("Beer"));
        var totals = _house.Billed().Totals;
        totals.Total.ShouldBe(1210 + 1100);
        totals.Taxes.ShouldBe([new TaxGroup(100_000, 1100 + 1000, 110 + 100)]);
    }

    private void Priced(long price, int? rate = null, string dish = "Beer") =>
        _house.Do(Mia, new ChangeMenuItem { MenuItemId = _house.Dish(dish).Id, Price = price, TaxRate = rate });
}
