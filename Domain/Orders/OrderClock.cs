using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>
/// Archives an order without a table, as a table is freed: once it was served and paid, or cancelled, and the kitchen's time to
/// acknowledge a cancelled ticket is over.
/// </summary>
internal static class OrderClock
{
    private static readonly TimeSpan ArchiveAfter = TimeSpan.FromMinutes(20);

    public static DateTimeOffset? NextDeadline(this Order order) =>
        order.EndedAt is { } at && IsSettled(order) ? at + ArchiveAfter : null;

    public static void Advance(DecisionContext context, Order order)
    {
        foreach (var bill in context.State.BillsOf(order.Party.SessionId).Where(bill => !bill.IsSettled))
            BillDecisions.CloseWithoutBalance(context, bill);
        context.Add(new OrderArchived(order.Id, order.Number));
    }

    // A refunded bill may be due again.
    private static bool IsSettled(Order order) =>
        order.Total == 0 || order.PaymentState is not (PaymentState.Billed or PaymentState.PartPaid);
}
