using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class RollUpTests
{
    /// <summary>The roll-up of items: H held, Q queued, P preparing, R ready, S served, X cancelled, V voided.</summary>
    [Theory]
    [InlineData("QQ", OrderStatus.Placed), InlineData("HQ", OrderStatus.Placed), InlineData("PQ", OrderStatus.InProgress)]
    [InlineData("RQ", OrderStatus.InProgress), InlineData("RR", OrderStatus.Ready), InlineData("RS", OrderStatus.Ready)]
    [InlineData("SS", OrderStatus.Served), InlineData("SX", OrderStatus.Served), InlineData("SV", OrderStatus.Served)]
    [InlineData("HS", OrderStatus.InProgress), InlineData("RX", OrderStatus.Ready), InlineData("XX", OrderStatus.Cancelled)]
    [InlineData("VX", OrderStatus.Cancelled)]
    public void An_order_is_what_its_items_are(string items, OrderStatus expected)
    {
        RollUp.Of([.. items.Select(Item)]).ShouldBe(expected);
        RollUp.Of([.. items.Reverse().Select(Item)]).ShouldBe(expected);
    }

    [Fact]
    public void Counters_count_active_items_only() =>
        RollUp.Count([.. "HQQPPPRSSXVV".Select(Item)]).ShouldBe(new ItemCounters(Held: 1, Queued: 2, Preparing: 3, Ready: 1, Served: 2));

    private static OrderItem Item(char letter) => new()
    {
        Id = "i", Dish = new() { MenuItemId = "d", Name = "Dish", Price = 100, Modifiers = [], Station = "grill" }, Quantity = 1,
        Course = 1, Status = (ItemStatus)"HQPRSXV".IndexOf(letter),
    };
}
