using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>Archives an unarchived bill again an hour after its last change.</summary>
internal static class BillClock
{
    private static readonly TimeSpan ArchiveAfter = TimeSpan.FromHours(1);

    public static DateTimeOffset? NextDeadline(this Bill bill) => bill.Times.UnarchivedAt + ArchiveAfter;

    public static void Advance(DecisionContext context, Bill bill) => context.Add(new BillArchived(bill.Id));
}
