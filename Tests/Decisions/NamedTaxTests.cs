using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Infrastructure.Serialization;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A dish with several taxes has each of them, by its name, on the bill and in the figures.</summary>
public sealed class NamedTaxTests
{
    private static readonly ImmutableArray<NamedTax> Halves = [new("CGST", 90_000), new("SGST", 90_000)];
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void Each_is_calculated_once_for_all_that_have_it()
    {
        Tax("Beer", 333, Halves);
        Tax("Soup", 333, [.. Halves, new("City", 10_000)]);
        var totals = Ordered("Beer", "Soup").Totals;

        totals.Taxes.ShouldBe([Group("City", 10_000, 333, 3), Group("CGST", 90_000, 666, 60), Group("SGST", 90_000, 666, 60)]);
        (totals.Tax, totals.Total).ShouldBe((123, 789));
    }

    [Fact]
    public void Within_prices_they_are_parts_of_one_tax_and_add_up_to_the_price()
    {
        _restaurant.With(new(PricesIncludeTax: true));
        Tax("Beer", 1000, Halves);
        var totals = Ordered("Beer").Totals;

        totals.Taxes.ShouldBe([Group("CGST", 90_000, 847, 77), Group("SGST", 90_000, 847, 76)]);
        totals.Total.ShouldBe(1000);
    }

    [Fact]
    public void A_tax_of_the_same_rate_without_a_name_stays_apart()
    {
        _restaurant.With(new(TaxRate: 90_000, ServiceRate: 100_000, ServiceTaxRate: 90_000));
        Tax("Beer", 1000, Halves);
        Ordered("Beer", "Soup").Totals.Taxes.ShouldBe(
            [new(90_000, 700 + 170, 78), Group("CGST", 90_000, 1000, 90), Group("SGST", 90_000, 1000, 90)]);
    }

    [Fact]
    public void They_belong_to_the_order_and_are_declared_and_given_back_by_name()
    {
        Tax("Beer", 1000, Halves);
        var bill = Ordered("Beer");
        Tax("Beer", 1000, [new("VAT", 200_000)]);
        _restaurant.Pay(bill, 1180);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, _restaurant.Bill(bill.Id).Payments[0].Id, 590, "cold"));

        _restaurant.State.Today.Report().Taxes.ShouldBe(
            [new TaxFigures(90_000, 1000, 90, 500, 45, "CGST"), new TaxFigures(90_000, 1000, 90, 500, 45, "SGST")]);
    }

    [Fact]
    public void One_rate_takes_the_place_of_several_and_the_other_way_round()
    {
        Tax("Beer", 400, Halves);
        _restaurant.Dish("Beer").TaxRate.ShouldBe(180_000);
        Change(new() { MenuItemId = "", TaxRate = 50_000 });
        (_restaurant.Dish("Beer").TaxRate, _restaurant.Dish("Beer").Taxes).ShouldBe((50_000, null));
        Change(new() { MenuItemId = "", Taxes = Halves });
        Change(new() { MenuItemId = "", Price = 500 });
        _restaurant.Dish("Beer").Taxes!.Value.ShouldBe(Halves);
        Change(new() { MenuItemId = "", Taxes = (ImmutableArray<NamedTax>?)null });
        (_restaurant.Dish("Beer").TaxRate, _restaurant.Dish("Beer").Taxes).ShouldBe((null, null));
    }

    [Fact]
    public void Names_differ_rates_are_above_0_and_all_are_at_most_the_whole()
    {
        foreach (ImmutableArray<NamedTax> taxes in (ImmutableArray<NamedTax>[])
            [[new("A", 1), new("A", 2)], [new(" ", 1)], [new("A", 0)], [new("A", 600_000), new("B", 400_001)]])
            _restaurant.Refuses(
                Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish("Beer").Id, Taxes = taxes }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void They_are_stored_with_the_dish_the_order_and_the_bill()
    {
        Tax("Beer", 1000, Halves);
        var bill = _restaurant.Bill(Ordered("Beer").Id);
        var order = _restaurant.State.Orders.Values.Single();

        StoredJson.Decode<MenuItem>(StoredJson.Encode(_restaurant.Dish("Beer"))).Taxes!.Value.ShouldBe(Halves);
        StoredJson.Decode<Domain.Orders.Order>(StoredJson.Encode(order)).Items[0].Dish.Taxes!.Value.ShouldBe(Halves);
        StoredJson.Decode<Bill>(StoredJson.Encode(bill)).ShouldSatisfyAllConditions(
            it => it.Lines[0].Taxes!.Value.ShouldBe(Halves), it => it.Totals.Taxes.ShouldBe(bill.Totals.Taxes));
    }

    private static TaxGroup Group(string name, int rate, long amount, long tax) => new(rate, amount, tax) { Name = name };

    private void Tax(string dish, long price, ImmutableArray<NamedTax> taxes) =>
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish(dish).Id, Price = price, Taxes = taxes });

    private void Change(ChangeMenuItem change) => _restaurant.Do(Mia, change with { MenuItemId = _restaurant.Dish("Beer").Id });

    private Bill Ordered(params string[] dishes) => _restaurant.ServedAndIssued([.. dishes.Select(dish => _restaurant.Line(dish))]);
}
