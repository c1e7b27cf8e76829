using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>
/// When something last happened at a seated table: guests were seated or called, or an order or bill of theirs changed.
/// </summary>
internal static class TableActivity
{
    public static Restaurant Note(Restaurant state, RecordedEvent recorded) =>
        PartyOf(state, recorded.Event) is { TableId: { } tableId } party
            && state.Tables.GetValueOrDefault(tableId) is { Session: { } session } table
            && session.Id == party.SessionId && (table.ActiveAt != recorded.At || table.IsIdleNoted)
            ? state.With(table with { ActiveAt = recorded.At, IsIdleNoted = false })
            : state;

    private static (string? TableId, string? SessionId)? PartyOf(Restaurant state, RestaurantEvent @event) => @event switch
    {
        TableStatusChanged changed => (changed.TableId, state.Tables[changed.TableId].Session?.Id),
        // An unanswered call also escalates by the clock, but within minutes of the guests.
        WaiterCalled called => (called.TableId, state.Tables[called.TableId].Session?.Id),
        OrderPlaced placed => Of(placed.Order.Party),
        LineAdded added => OfOrder(state, added.OrderId),
        LineSplit split => OfOrder(state, split.OrderId),
        ItemStatusChanged moved => OfOrder(state, moved.OrderId),
        ItemReturned back => OfOrder(state, back.OrderId),
        NoteChanged noted => OfOrder(state, noted.OrderId),
        OrderCancelled cancelled => OfOrder(state, cancelled.OrderId),
        OrderRushed rushed => OfOrder(state, rushed.OrderId),
        BillCreated created => Of(created.Bill.Party),
        BillStatusChanged changed => Of(changed.Bill.Party),
        PaymentCompleted paid => OfBill(state, paid.BillId),
        PaymentRefunded refunded => OfBill(state, refunded.BillId),
        PaymentStarted started => OfBill(state, started.BillId),
        PaymentEnded ended => OfBill(state, ended.BillId),
        PaymentCorrected corrected => OfBill(state, corrected.BillId),
        // The others follow from these.
        _ => null,
    };

    private static (string?, string?)? Of(Party party) => (party.TableId, party.SessionId);

    private static (string?, string?)? OfOrder(Restaurant state, string orderId) =>
        state.Orders.GetValueOrDefault(orderId) is { } order ? Of(order.Party) : null;

    private static (string?, string?)? OfBill(Restaurant state, string billId) =>
        state.Bills.GetValueOrDefault(billId) is { } bill ? Of(bill.Party) : null;
}
