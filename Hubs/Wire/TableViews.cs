using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps tables and calls.</summary>
public static class TableViews
{
    /// <summary>All tables in use, or all that were retired, by number.</summary>
    public static IReadOnlyList<TableView> TablesView(this Restaurant state, bool retired = false) =>
        [.. state.Tables.Values.Where(table => table.IsRetired == retired).OrderBy(table => table.Number)
            .ThenBy(table => table.Id, StringComparer.Ordinal).Select(table => table.View(state))];

    /// <summary>The table with this id; null when there is none.</summary>
    public static TableView? TableView(this Restaurant state, string tableId) => state.Tables.GetValueOrDefault(tableId)?.View(state);

    public static PlaceView View(this TablePlace place) => new(place.X, place.Y);

    public static CallView View(this Call call, string tableId) => new(
        call.Id, tableId, WireName.Of(call.Type), WireName.Of(call.Status), call.Count, call.Level, WireTime.Of(call.OpenedAt),
        call.AcknowledgedBy);

    /// <summary>The table without what is known of the guests to come, for roles that do not work on the floor.</summary>
    public static TableView WithoutReservations(this TableView table) => table with { ReservedFor = null, NextReservation = null };

    private static TableView View(this Table table, Restaurant state) => new()
    {
        Id = table.Id, Number = table.Number, Name = table.Name, Area = table.Area, Seats = table.Seats,
        Place = table.Place?.View(), Retired = table.IsRetired, Status = WireName.Of(table.Status), MergedInto = table.Merge?.HostId,
        Guests = table.Session?.Guests, SeatedAt = WireTime.Of(table.Session?.OpenedAt), WaiterId = table.WaiterId,
        WaiterName = table.WaiterName, ReservedFor = table.Reservation?.Name,
        ReservedUntil = WireTime.Of(table.Reservation?.Until), NextReservation = state.NextReservation(table.Id)?.Next(),
        Calls = [.. table.Calls.IsDefaultOrEmpty ? [] : table.Calls.Select(call => call.View(table.Id))],
        OrderIds = [.. table.Session is { } session ? state.OrdersOf(session.Id).Select(order => order.Id) : []],
    };
}
