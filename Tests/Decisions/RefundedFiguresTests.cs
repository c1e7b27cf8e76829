using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>What was sold and given back can be declared: net and tax of both, by rate.</summary>
public sealed class RefundedFiguresTests
{
    private readonly TestRestaurant _restaurant = new TestRestaurant().With(new(TaxRate: 200_000, PricesIncludeTax: true));

    [Fact]
    public void A_refund_of_all_gives_all_tax_and_all_items_back()
    {
        Refund(Paid(1200), 1200);

        Totals.ShouldSatisfyAllConditions(
            it => (it.Net, it.Tax, it.Items).ShouldBe((1200, 200, 1)),
            it => (it.RefundedNet, it.RefundedTax, it.RefundedItems, it.RefundedService).ShouldBe((1200, 200, 1, 0)));
        _restaurant.State.Today.Report().Taxes.ShouldBe([new TaxFigures(200_000, 1000, 200, 1000, 200)]);
    }

    [Fact]
    public void Parts_give_back_their_part_of_the_tax_and_together_all_of_it()
    {
        var bill = Paid(1000);
        // The tax is 167.
        (Tax(333), Tax(333), Tax(334)).ShouldBe((56, 55, 56));
        (Totals.RefundedTax, Totals.RefundedNet, Totals.RefundedItems).ShouldBe((167, 1000, 1));

        long Tax(long part) => Refund(bill, part).Figures!.Tax;
    }

    [Fact]
    public void A_tip_that_goes_back_gives_no_tax_back()
    {
        var bill = Paid(1200, tip: 300);
        Refund(bill, 1200);
        Refund(bill, 300).Figures!.ShouldSatisfyAllConditions(
            it => (it.Items, it.Net, it.Service).ShouldBe((0, 0, 0)), it => it.Taxes.ShouldBeEmpty());

        (Totals.RefundedTax, Totals.RefundedItems).ShouldBe((200, 1));
    }

    [Fact]
    public void Before_a_bill_is_paid_in_full_a_refund_gives_back_nothing_that_counted()
    {
        var bill = Ordered(1200);
        _restaurant.Pay(bill, 600);
        Refund(bill, 600).Figures.ShouldBeNull();

        (Totals.Tax, Totals.RefundedTax).ShouldBe((0, 0));
    }

    [Fact]
    public void A_bill_that_is_paid_again_is_declared_again()
    {
        var bill = Paid(1200);
        Refund(bill, 1200);
        _restaurant.Pay(bill, 1200);

        (Totals.Tax, Totals.RefundedTax, Totals.Bills).ShouldBe((400, 200, 2));
    }

    [Fact]
    public void A_bill_that_is_paid_again_for_less_gives_back_what_it_was_then()
    {
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish("Beer").Id, Price = 1200 });
        var order = _restaurant.Placed(_restaurant.Line("Beer"), _restaurant.Line("Soup"));
        var bill = _restaurant.Issued();
        _restaurant.Pay(bill, 1900);
        Refund(bill, 1900);
        _restaurant.Do(Mia, new SetItemStatus(order.Id, order.Items[1].Id, ItemStatus.Cancelled, null, Quantity: 1));
        _restaurant.Pay(_restaurant.Bill(bill.Id), 1200);

        var figures = _restaurant.Do(Mia, new RefundPayment(bill.Id, _restaurant.Bill(bill.Id).Payments[1].Id, 1200, "cold"))
            .OfType<PaymentRefunded>().Single().Refund.Figures!;

        (figures.Net, figures.Tax, figures.Items).ShouldBe((1200, 200, 1));
    }

    [Fact]
    public void What_one_refund_gives_back_adds_up_to_its_amount()
    {
        var restaurant = new TestRestaurant().With(new(TaxRate: 100_000, ServiceRate: 100_000));
        restaurant.Do(Mia, new ChangeMenuItem
        {
            MenuItemId = restaurant.Dish("Beer").Id, Price = 3001,
            Taxes = (ImmutableArray<NamedTax>)[new("CGST", 25_000), new("SGST", 25_000)],
        });
        var bill = restaurant.ServedAndIssued(restaurant.Line("Beer"), restaurant.Line("Soup"));
        restaurant.Pay(bill, bill.Totals.Total);

        for (var part = 1; part < 200; part += 7)
        {
            var figures = restaurant.Do(Mia, new RefundPayment(bill.Id, restaurant.Bill(bill.Id).Payments[0].Id, part, "cold"))
                .OfType<PaymentRefunded>().Single().Refund.Figures!;
            (figures.Net + figures.Service + figures.Tax).ShouldBe(part);
        }
    }

    [Theory, InlineData(0, false), InlineData(0, true), InlineData(100_000, false), InlineData(100_000, true)]
    public void What_a_split_rounded_goes_back_with_the_rest(int taxRate, bool pricesIncludeTax)
    {
        var restaurant = new TestRestaurant().With(new(TaxRate: taxRate, PricesIncludeTax: pricesIncludeTax, ServiceRate: 50_000));
        restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = restaurant.Dish("Beer").Id, Price = 1250 });
        var whole = restaurant.ServedAndIssued(restaurant.Line("Beer", 3), restaurant.Line("Beer"));
        restaurant.Do(Mia, new SplitBill(whole.Id, SplitBy.Item, [[new(whole.Lines[0].ItemId, 3)]], null, []));
        var rounded = restaurant.State.Bills.Values.Where(bill => bill.Adjustment != 0).ToArray();
        rounded.ShouldNotBeEmpty();
        foreach (var bill in rounded)
        {
            restaurant.Pay(bill, bill.Totals.Total);
            for (var part = 1; part < 200; part += 7)
            {
                var figures = restaurant.Do(Mia, new RefundPayment(bill.Id, restaurant.Bill(bill.Id).Payments[0].Id, part, "cold"))
                    .OfType<PaymentRefunded>().Single().Refund.Figures!;
                (figures.Net + figures.Service + (pricesIncludeTax ? 0 : figures.Tax)).ShouldBe(part);
            }
        }
    }

    private AnalyticsTotals Totals => _restaurant.State.Today.Report().Totals;

    private Refund Refund(Bill bill, long amount) =>
        _restaurant.Do(Mia, new RefundPayment(bill.Id, _restaurant.Bill(bill.Id).Payments[0].Id, amount, "cold"))
            .OfType<PaymentRefunded>().Single().Refund;

    private Bill Paid(long price, long tip = 0)
    {
        var bill = Ordered(price);
        _restaurant.Pay(bill, price, tip: tip);
        return bill;
    }

    private Bill Ordered(long price)
    {
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish("Beer").Id, Price = price });
        return _restaurant.ServedAndIssued(_restaurant.Line("Beer"));
    }
}
