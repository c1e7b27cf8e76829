using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

internal static class BillFold
{
    public static Restaurant Apply(Restaurant state, BillEvent @event, RecordedEvent recorded) => @event switch
    {
        BillCreated created => state.With(created.Bill with { Seq = recorded.Seq }),
        BillStatusChanged changed => Changed(state, changed.Bill with { Seq = recorded.Seq }),
        PaymentCompleted paid =>
            ShiftFold.ApplyPayment(state.With(Paid(state.Bills[paid.BillId], paid.Payment) with { Seq = recorded.Seq }), paid.Payment,
            recorded.Seq),
        PaymentStarted started =>
            state.With(Waiting(state.Bills[started.BillId], pending => pending.Add(started.Payment)) with { Seq = recorded.Seq }),
        PaymentEnded ended =>
            state.With(Waiting(state.Bills[ended.BillId], pending => pending.RemoveAll(one => one.Id == ended.PaymentId)) with
            {
                Seq = recorded.Seq,
            }),
        PaymentRefunded back =>
            ShiftFold.ApplyRefund(state.With(Refunded(state.Bills[back.BillId], back, recorded) with { Seq = recorded.Seq }), back.Refund,
            recorded.Seq),
        PaymentCorrected corrected =>
            state.With(Corrected(state.Bills[corrected.BillId], corrected.Payment, recorded) with { Seq = recorded.Seq }),
        OrderPaymentChanged changed =>
            state.With(state.Orders[changed.OrderId] with { PaymentState = changed.PaymentState, Seq = recorded.Seq }),
        BillUnarchived recalled => state.With(recalled.Bill with { Times = recalled.Bill.Times with { UnarchivedAt = recorded.At } }),
        BillArchived filed => state.WithoutBill(filed.BillId),
        _ => throw MissingCase.Event(@event),
    };

    private static Restaurant Changed(Restaurant state, Bill bill) =>
        state.With(bill) with { LastBillNumber = Math.Max(state.LastBillNumber, bill.Number ?? 0) };

    private static Bill Waiting(Bill bill, Func<ImmutableArray<PendingPayment>, ImmutableArray<PendingPayment>> change) =>
        bill with { Pending = change(bill.Pending) };

    private static Bill Paid(Bill bill, Payment payment) => bill with
    {
        Payments = bill.Payments.Add(payment), Shares = WithPaid(bill.Shares, payment.Share, payment.Amount),
        Pending = bill.Pending.RemoveAll(pending => pending.Id == payment.Id),
    };

    private static Bill Refunded(Bill bill, PaymentRefunded back, RecordedEvent recorded)
    {
        var payment = bill.Payment(back.PaymentId)!;
        var less = payment with { Refunds = payment.Refunds.Add(back.Refund) };
        return bill with
        {
            Payments = bill.Payments.Replace(payment, less),
            Shares = WithPaid(bill.Shares, payment.Share, less.StillApplied - payment.StillApplied),
            Times = Touched(bill.Times, recorded),
        };
    }

    private static Bill Corrected(Bill bill, Payment corrected, RecordedEvent recorded) => bill with
    {
        Payments = bill.Payments.Replace(bill.Payment(corrected.Id)!, corrected), Times = Touched(bill.Times, recorded),
    };

    // An unarchived bill stays an hour after its last change.
    private static BillTimes Touched(BillTimes times, RecordedEvent recorded) =>
        times.UnarchivedAt is null ? times : times with { UnarchivedAt = recorded.At };

    private static ImmutableArray<Share> WithPaid(ImmutableArray<Share> shares, int? number, long amount) =>
        shares.FirstOrDefault(share => share.Number == number) is { } share
            ? shares.Replace(share, share with { Paid = share.Paid + amount }) : shares;
}
