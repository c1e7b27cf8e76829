using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>One table: guests come, order, eat, pay and leave; each time the next step.</summary>
internal static class TableSteps
{
    // A party that has ordered as many lines as this has had enough.
    private const int FullOrder = 7;

    public static IEnumerable<CommandEnvelope> Next(Turn turn) => turn.Table switch
    {
        { Guests: not null } => Serve(turn),
        { Status: "available" } => turn.Falls(habits => habits.Arrivals) ? Seat(turn) : [],
        { Status: "needsCleaning" } => [Become(turn, TableStatus.Available)],
        _ => [],
    };

    private static IEnumerable<CommandEnvelope> Seat(Turn turn)
    {
        yield return Become(turn, TableStatus.Occupied, turn.Chance.Between(1, turn.Table.Seats));
        if (turn.Table.WaiterId != turn.Waiter.Id) yield return turn.ByWaiter(new AssignWaiter(turn.Table.Id, turn.Waiter.Id));
    }

    private static IEnumerable<CommandEnvelope> Serve(Turn turn)
    {
        var (orders, calls) = (turn.Shown.Orders, turn.Table.Calls.SelectMany(call => Answer(turn, call)).ToArray());
        if (calls.Length > 0) return calls;
        if (orders.IsEmpty) return TakeOrder(turn);
        var cooking = orders.Where(order => order.Status is "placed" or "inProgress" or "ready").ToArray();
        return cooking.Length > 0
            ? cooking.SelectMany(order => KitchenSteps.Next(turn, order))
            : Finish(turn, [.. orders.Where(order => order.Status != "cancelled")]);
    }

    private static IEnumerable<CommandEnvelope> Answer(Turn turn, CallView call)
    {
        if (call.Status == "open") yield return turn.ByWaiter(new AcknowledgeCall(turn.Table.Id, call.Id));
        yield return turn.ByWaiter(new ResolveCall(turn.Table.Id, call.Id));
    }

    private static IEnumerable<CommandEnvelope> TakeOrder(Turn turn) =>
        [Meals.Order(turn) is { IsEmpty: false } lines
            ? turn.ByWaiter(new PlaceOrder(turn.Table.Id, lines)) : Become(turn, TableStatus.NeedsCleaning)];

    // Everything is served; an order is completed once it is paid, or at once where it costs nothing.
    private static IEnumerable<CommandEnvelope> Finish(Turn turn, OrderView[] orders)
    {
        if (turn.Shown.Bills.FirstOrDefault(bill => !BillSteps.IsSettled(bill)) is { } due) return BillSteps.Next(turn, due);
        if (orders.All(order => order.Status == "completed"))
            return BillSteps.Refund(turn) is { } refund ? [refund] : [Become(turn, TableStatus.NeedsCleaning)];
        if (!turn.Falls(habits => habits.Leaving)) return [];
        var hungry = orders[^1].Items.Count < FullOrder && turn.Falls(habits => habits.Desserts);
        if (hungry && Meals.Dessert(turn) is { IsEmpty: false } dessert) return [turn.ByWaiter(new AddLines(orders[^1].Id, dessert))];
        var calls = turn.Falls(habits => habits.Calls);
        return [turn.ByWaiter(calls ? new CallWaiter(turn.Table.Id, CallType.Bill) : new CreateBill(turn.Table.Id, []))];
    }

    private static CommandEnvelope Become(Turn turn, TableStatus status, int? guests = null) =>
        turn.ByWaiter(new SetTableStatus(turn.Table.Id, status, guests, ReservedFor: null, Until: null));
}
