using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Tables;

internal static class TableFold
{
    public static Restaurant Apply(Restaurant state, TableEvent @event) => @event switch
    {
        TableAdded added => state.With(new Table(
            added.TableId, added.Number, added.Seats, TableStatus.Available, WaiterId: null, WaiterName: null, Session: null,
            Reservation: null, Calls: []) { Name = added.Name, Area = added.Area, Place = added.Place }),
        TableChanged changed => state.With(state.Tables[changed.TableId] with
        {
            Number = changed.Number, Name = changed.Name, Area = changed.Area, Seats = changed.Seats, IsRetired = changed.IsRetired,
            Place = changed.Place,
        }),
        TableStatusChanged changed => Moved(state, state.Tables[changed.TableId], changed),
        WaiterAssigned assigned =>
            state.With(state.Tables[assigned.TableId] with { WaiterId = assigned.WaiterId, WaiterName = assigned.WaiterName }),
        TableMerged { HostId: { } host } merged => state.With(state.Tables[merged.TableId] with
        {
            Merge = new(host, merged.Guests, merged.ReservedUntil, merged.SeatedAt), Session = null, Calls = [],
        }),
        TableMerged unmerged => state.With(state.Tables[unmerged.TableId] with { Merge = null }),
        TableIdle idle => state.With(state.Tables[idle.TableId] with { IsIdleNoted = true }),
        WaiterCalled called => state.With(Called(state.Tables[called.TableId], called.Call)),
        _ => throw MissingCase.Event(@event),
    };

    private static Restaurant Moved(Restaurant state, Table table, TableStatusChanged changed)
    {
        var stays = changed.Status is TableStatus.Occupied or TableStatus.AwaitingPayment;
        var session = stays ? changed.Session ?? table.Session : null;
        state = state.With(table with
        {
            Status = changed.Status, Session = session, Reservation = changed.Reservation, Calls = stays ? table.Calls : [],
        });
        return !stays && table.Session is { } left && !IsElsewhere(state, left) ? Cleared(state, left.Id) : state;
    }

    // The guests have not left, they have moved.
    private static bool IsElsewhere(Restaurant state, TableSession session) => state.Sessions.At(session.Id).Tables > 0;

    private static Restaurant Cleared(Restaurant state, string sessionId) => state.OrdersOf(sessionId)
        .Aggregate(state, (left, order) => left.RemoveIfEnded(order)).WithoutBillsOf(sessionId);

    private static Table Called(Table table, Call call)
    {
        var at = table.Calls.IndexOf(table.Calls.FirstOrDefault(known => known.Id == call.Id)!);
        if (call.Status is not (CallStatus.Open or CallStatus.Acknowledged)) return table with { Calls =
            at < 0 ? table.Calls : table.Calls.RemoveAt(at) };
        return table with { Calls = at < 0 ? table.Calls.Add(call) : table.Calls.SetItem(at, call) };
    }
}
