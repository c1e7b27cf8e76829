using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps payments that wait for a terminal.</summary>
public static class PendingViews
{
    public static PendingPaymentView View(this PendingPayment pending) => new(
        pending.Id, WireName.Of(pending.Method), pending.Amount, pending.Tip, pending.Share, pending.StaffId, pending.StaffName,
        WireTime.Of(pending.StartedAt), WireTime.Of(pending.LapsesAt));
}
