using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>A screen that starts from a snapshot can match the lines of an order with those of its bill.</summary>
public sealed class LineGroupTests
{
    [Fact]
    public void Parts_of_a_line_are_known_by_their_group_on_orders_in_kitchens_and_on_bills()
    {
        var restaurant = new TestRestaurant();
        var order = restaurant.Seated().Do(Will, restaurant.Placing(1, restaurant.Line("Steak", 4))).OfType<OrderPlaced>().Single().Order;
        var line = order.Items.Single().Id;
        restaurant.Do(Gus, new SetItemStatus(order.Id, line, ItemStatus.Ready, null, Quantity: 1));
        var bill = restaurant.Do(Will, new CreateBill(restaurant.Table().Id, [])).OfType<Domain.Bills.BillCreated>().Single().Bill;

        var items = restaurant.Order(order.Id).View().Items;
        items.Select(item => (item.LineGroupId, item.Quantity)).ShouldBe([(line, 3), (line, 1)]);
        restaurant.Order(order.Id).KitchenView().Items.ShouldAllBe(item => item.LineGroupId == line);
        bill.View().Lines.Single().ShouldSatisfyAllConditions(
            billed => billed.LineGroupId.ShouldBe(line), billed => billed.Quantity.ShouldBe(items.Sum(item => item.Quantity)));
    }
}
