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

    public static IEnumerable<CommandEnvelope> Next(Turn turn, TableSituation shown) => shown.Table switch
    {
        { Guests: not null } => Serve(turn, shown),
        { Status: "available" } => turn.Falls(habits => habits.Arrivals) ? Seat(turn, shown.Table) : [],
        { Status: "needsCleaning" } => [Become(turn, shown.Table, TableStatus.Available)],
        _ => [],
    };

    // Only a manager takes a table from a waiter who is on duty.
    private static IEnumerable<CommandEnvelope> Seat(Turn turn, TableView table)
    {
        yield return Become(turn, table, TableStatus.Occupied, turn.Chance.Between(1, table.Seats));
        if (table.WaiterId == turn.Waiter.Id) yield break;
        var assign = new AssignWaiter(table.Id, turn.Waiter.Id);
        yield return table.WaiterId is null ? turn.ByWaiter(assign) : turn.ByManager(assign);
    }

    private static IEnumerable<CommandEnvelope> Serve(Turn turn, TableSituation shown)
    {
        var (table, orders) = (shown.Table, shown.Orders);
        var calls = table.Calls.SelectMany(call => Answer(turn, table, call)).ToArray();
        if (calls.Length > 0) return calls;
        if (orders.IsEmpty) return TakeOrder(turn, table);
        var cooking = orders.Where(order => order.Status is "placed" or "inProgress" or "ready").ToArray();
        return cooking.Length > 0
            ? cooking.SelectMany(order => KitchenSteps.Next(turn, order))
            : Finish(turn, table, [.. orders.Where(order => order.Status != "cancelled")]);
    }

    private static IEnumerable<CommandEnvelope> Answer(Turn turn, TableView table, CallView call)
    {
        if (call.Status == "open") yield return turn.ByWaiter(new AcknowledgeCall(table.Id, call.Id));
        yield return turn.ByWaiter(new ResolveCall(table.Id, call.Id));
    }

    private static IEnumerable<CommandEnvelope> TakeOrder(Turn turn, TableView table) =>
        [Meals.Order(turn) is { IsEmpty: false } lines
            ? turn.ByWaiter(new PlaceOrder(table.Id, lines)) : Become(turn, table, TableStatus.NeedsCleaning)];

    // Everything is served; an order is completed once it is paid, or at once where it costs nothing.
    private static IEnumerable<CommandEnvelope> Finish(Turn turn, TableView table, OrderView[] orders)
    {
        if (turn.Bills.FirstOrDefault(bill => !BillSteps.IsSettled(bill)) is { } due) return BillSteps.Next(turn, due);
        if (orders.All(order => order.Status == "completed"))
            return [BillSteps.Correction(turn) ?? BillSteps.Refund(turn) ?? Become(turn, table, TableStatus.NeedsCleaning)];
        if (turn.Bills.IsEmpty && KitchenSteps.Return(turn, orders[^1]) is { } back) return [back];
        if (!turn.Falls(habits => habits.Leaving)) return [];
        var hungry = orders[^1].Items.Count < FullOrder && turn.Falls(habits => habits.Desserts);
        if (hungry && Meals.Dessert(turn) is { IsEmpty: false } dessert) return [turn.ByWaiter(new AddLines(orders[^1].Id, dessert))];
        var calls = turn.Falls(habits => habits.Calls);
        return [turn.ByWaiter(calls ? new CallWaiter(table.Id, CallType.Bill) : new CreateBill(table.Id, []))];
    }

    private static CommandEnvelope Become(Turn turn, TableView table, TableStatus status, int? guests = null) =>
        turn.ByWaiter(new SetTableStatus(table.Id, status, guests, ReservedFor: null, Until: null));
}
