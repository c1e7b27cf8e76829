namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps events of bills and payments to their data.</summary>
public static class PaymentEventData
{
    /// <param name="seq">The event's seq, which the bill in the event does not carry yet.</param>
    public static BillCreated Data(this Domain.Bills.BillCreated created, long seq) => new((created.Bill with { Seq = seq }).View());

    /// <param name="seq">The event's seq, which the bill in the event does not carry yet.</param>
    public static BillStatusChanged Data(this Domain.Bills.BillStatusChanged changed, long seq) => new(
        changed.Bill.Id, WireName.Of(changed.Bill.Status), WireName.Of(changed.Previous), changed.Bill.Due, changed.Bill.Revision,
        changed.Reason, (changed.Bill with { Seq = seq }).View());

    public static PaymentCompleted Data(this Domain.Bills.PaymentCompleted paid) => new(
        paid.BillId, paid.Payment.Id, paid.Payment.Amount, WireName.Of(paid.Payment.Method), paid.Due, paid.Payment.Tip, paid.BillNumber,
        paid.TableNumber, paid.TableName);

    public static OrderPaymentChanged Data(this Domain.Bills.OrderPaymentChanged changed) =>
        new(changed.OrderId, WireName.Of(changed.PaymentState), WireName.Of(changed.Previous));
}
