namespace RealtimeRestaurant.Domain.Bills;

/// <summary>How a pending payment ended without money. Lapsed: no terminal confirmed it in time.</summary>
public enum PendingOutcome { Failed, Cancelled, Lapsed }

/// <summary>A payment that waits for a terminal. It reserves its amount of the bill, and no money has come in yet.</summary>
/// <param name="Id">The id of the payment that it becomes.</param>
/// <param name="Amount">What it will pay of the bill's total.</param>
/// <param name="Tip">The tip, besides the amount.</param>
/// <param name="Share">The number of the share that it will pay; null: none.</param>
public sealed record PendingPayment(
    string Id, PaymentMethod Method, long Amount, long Tip, int? Share, string StaffId, string StaffName, DateTimeOffset StartedAt)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset LapsesAt => StartedAt + Lasts;
}
