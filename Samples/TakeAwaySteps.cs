using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>Guests without a table: they order, pay, and get it when it is ready.</summary>
internal static class TakeAwaySteps
{
    public static IEnumerable<CommandEnvelope> Order(Turn turn, DateTimeOffset now)
    {
        if (Meals.TakeAway(turn) is not { IsEmpty: false } lines) return [];
        var name = turn.Chance.Pick(FloorSteps.Names);
        return [turn.ByWaiter(turn.Chance.Falls(50)
            ? new PlaceOrder(null, lines, Note: null, OrderKind.Counter, new Pickup(name, Phone: null, At: null))
            : new PlaceOrder(null, lines, Note: null, OrderKind.TakeAway, new Pickup(name, "+390612345678", now.AddMinutes(20))))];
    }

    /// <param name="turn">With the bills of this order.</param>
    public static IEnumerable<CommandEnvelope> Next(Turn turn, OrderView order)
    {
        if (turn.Bills.FirstOrDefault(bill => !BillSteps.IsSettled(bill)) is { } due) return BillSteps.Next(turn, due);
        return order is { PaymentState: "unbilled", Total: > 0 }
            ? [turn.ByWaiter(new CreateBill(TableId: null, [order.Id]))] : KitchenSteps.Next(turn, order);
    }
}
