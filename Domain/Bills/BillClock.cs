using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Ends pending payments that no terminal has confirmed, and archives an unarchived bill again an hour after its last change.
/// </summary>
internal static class BillClock
{
    private static readonly TimeSpan ArchiveAfter = TimeSpan.FromHours(1);

    // An unarchived bill has no pending payment: only what is due is paid.
    public static DateTimeOffset? NextDeadline(this Bill bill) =>
        bill.Pending.IsEmpty ? bill.Times.UnarchivedAt + ArchiveAfter : bill.Pending[0].LapsesAt;

    public static void Advance(DecisionContext context, Bill bill)
    {
        if (bill.Pending.IsEmpty) context.Add(new BillArchived(bill.Id));
        else PendingDecisions.Advance(context, bill);
    }
}
