using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>No sum grows beyond what every client can count exactly.</summary>
public sealed class LargeAmountTests
{
    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    [Fact]
    public void A_table_orders_no_more_than_can_be_counted_exactly()
    {
        _restaurant.Do(Mia, new AddMenuItem("Pearl", "Fish", Amounts.MaxOrdered, null, null, null, null, null, []));
        _restaurant.Refuses(Will, _restaurant.Placing(1, _restaurant.Line("Pearl", 2)), RefusalCode.RuleBroken);

        var order = _restaurant.Do(Will, _restaurant.Placing(1, _restaurant.Line("Pearl"))).OfType<OrderPlaced>().Single().Order;

        order.Total.ShouldBe(Amounts.MaxOrdered);
        _restaurant.Refuses(Will, _restaurant.Placing(1, _restaurant.Line("Beer")), RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, new AddLines(order.Id, [_restaurant.Line("Beer")]), RefusalCode.RuleBroken)
            .Sentence.ShouldContain("EUR");
    }

    [Fact]
    public void What_is_ordered_is_summed_without_overflow()
    {
        _restaurant.Do(Mia, new AddMenuItem("Pearl", "Fish", Amounts.Max, null, null, null, null, null, []));
        var lines = Enumerable.Repeat(_restaurant.Line("Pearl", LineDraft.MaxQuantity), 11).ToArray();

        _restaurant.Refuses(Will, _restaurant.Placing(1, lines), RefusalCode.RuleBroken);
    }
}
