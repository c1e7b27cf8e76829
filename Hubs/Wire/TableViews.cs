using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Tables with who sits there, who serves them, what they call for and what they have ordered.</summary>
public static class TableViews
{
    /// <summary>All tables, by number.</summary>
    public static IReadOnlyList<TableView> TablesView(this Restaurant state)
    {
        var ordersOf = state.Orders.Values.OrderBy(order => order.Number).ToLookup(order => order.SessionId, order => order.Id);
        return [.. state.Tables.Values.OrderBy(table => table.Number).Select(table => table.View([.. OrdersAt(table)]))];

        IEnumerable<string> OrdersAt(Table table) => table.Session is { } sitting ? ordersOf[sitting.Id] : [];
    }

    /// <summary>One table; null when there is none of this id.</summary>
    public static TableView? TableView(this Restaurant state, string tableId) =>
        state.Tables.GetValueOrDefault(tableId) is { } table
            ? table.View([.. state.Orders.Values.Where(order => order.SessionId == table.Session?.Id).OrderBy(order => order.Number).Select(order => order.Id)])
            : null;

    public static CallView View(this Call call, string tableId) => new(
        call.Id, tableId, WireName.Of(call.Type), WireName.Of(call.Status), call.Count, call.Level, WireTime.Of(call.OpenedAt), call.AcknowledgedBy);

    private static TableView View(this Table table, string[] orderIds) => new(
        table.Id, table.Number, table.Seats, WireName.Of(table.Status), table.Session?.Guests, table.WaiterId, table.WaiterName,
        table.Reservation?.Name, WireTime.Of(table.Reservation?.Until),
        [.. table.Calls.IsDefaultOrEmpty ? [] : table.Calls.Select(call => call.View(table.Id))], orderIds);
}
