using RealtimeRestaurant.Domain.Drawers;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps the shifts of cash drawers.</summary>
public static class ShiftViews
{
    /// <param name="isHidden">True for a person who counts blind.</param>
    public static ShiftView View(this Shift shift, bool isHidden) => new()
    {
        Id = shift.Id, Drawer = shift.Drawer, Status = WireName.Of(shift.Status), Float = shift.OpeningFloat,
        Sales = isHidden ? null : shift.Sales, SaleCount = shift.SaleCount, Refunds = isHidden ? null : shift.Refunds,
        RefundCount = shift.RefundCount, Entries = [.. shift.Entries.Select(entry => entry.View(isHidden))],
        Expected = isHidden ? null : shift.Expected, Counted = shift.Counted, Variance = shift.Variance, Reason = shift.Reason,
        OpenedBy = shift.OpenedBy, OpenedAt = WireTime.Of(shift.OpenedAt), ClosedBy = shift.ClosedBy,
        ClosedAt = WireTime.Of(shift.ClosedAt), Seq = shift.Seq,
    };

    /// <param name="seq">The event's seq, which the shift in the event does not carry yet.</param>
    /// <param name="stream">Of the role that is told; any other stream is of managers.</param>
    public static ShiftChanged Data(this Shift shift, long seq, string stream) =>
        new((shift with { Seq = seq }).View(isHidden: Groups.RoleOf(stream) is { } role && shift.IsHiddenFrom(role)));

    private static CashEntryView View(this CashEntry entry, bool isHidden) =>
        new(entry.Id, WireName.Of(entry.Kind), isHidden ? null : entry.Amount, entry.Reason, entry.StaffId, entry.StaffName,
            WireTime.Of(entry.At), entry.PaymentId);
}
