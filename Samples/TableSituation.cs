using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>
/// One table as a waiter's tablet shows it: the only input of the player, whether the restaurant is in this process or behind a network.
/// </summary>
/// <param name="Orders">The orders of the current guests, oldest first.</param>
/// <param name="Bills">The bills of the current guests, oldest first.</param>
public sealed record TableSituation(TableView Table, ImmutableArray<OrderView> Orders, ImmutableArray<BillView> Bills)
{
    public static TableSituation Of(TableView table) => new(table, [], []);

    public static IEnumerable<TableSituation> Of(Restaurant state) => Of(state.TablesView(), state.OrdersView(), state.BillsView());

    public static IEnumerable<TableSituation> Of(FloorSnapshot shown) => Of(shown.Tables, shown.Orders, shown.Bills);

    private static IEnumerable<TableSituation> Of(IEnumerable<TableView> tables, IEnumerable<OrderView> orders, IEnumerable<BillView> bills)
    {
        var ordersOf = orders.ToLookup(order => order.TableId);
        var billsOf = bills.Where(bill => bill.Status != "void").ToLookup(bill => bill.TableId);
        return tables.Select(table => new TableSituation(table, [.. ordersOf[table.Id]], [.. billsOf[table.Id]]));
    }
}
