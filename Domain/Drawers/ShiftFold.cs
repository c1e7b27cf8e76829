using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Drawers;

internal static class ShiftFold
{
    public static Restaurant Apply(Restaurant state, DrawerEvent @event, RecordedEvent recorded) => @event switch
    {
        ShiftOpened opened => state.With(opened.Shift with { Seq = recorded.Seq }),
        CashMoved moved =>
            Change(state, moved.ShiftId, shift => shift with { Entries = shift.Entries.Add(moved.Entry), Seq = recorded.Seq }),
        ShiftCounting counting =>
            Change(state, counting.ShiftId, shift =>
                shift with { Status = ShiftStatus.Counting, IsBlind = counting.IsBlind, Seq = recorded.Seq }),
        ShiftClosed closed => state.With(closed.Shift),
        _ => throw MissingCase.Event(@event),
    };

    public static Restaurant ApplyPayment(Restaurant state, Payment payment, long seq) =>
        Change(state, payment.ShiftId, shift =>
            shift with { Sales = shift.Sales + payment.Collected, SaleCount = shift.SaleCount + 1, Seq = seq });

    public static Restaurant ApplyRefund(Restaurant state, Refund refund, long seq) =>
        Change(state, refund.ShiftId, shift =>
            shift with { Refunds = shift.Refunds + refund.Amount, RefundCount = shift.RefundCount + 1, Seq = seq });

    private static Restaurant Change(Restaurant state, string? shiftId, Func<Shift, Shift> change) =>
        shiftId is not null && state.Shifts.TryGetValue(shiftId, out var shift) ? state.With(change(shift)) : state;
}
