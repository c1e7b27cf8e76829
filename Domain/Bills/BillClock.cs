using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>A bill that was recalled for a refund is archived again an hour after its last change.</summary>
internal static class BillClock
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static DateTimeOffset? NextDeadline(this Bill bill) => bill.Times.UnarchivedAt + Kept;

    public static void Advance(DecisionContext context, Bill bill) => context.Add(new BillArchived(bill.Id));
}
