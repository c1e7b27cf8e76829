using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Domain.ReadModels;

/// <summary>What became of a line of an order, other than that it was served.</summary>
public enum LineOutcome { Cancelled, Voided, Remade, Comped }

/// <summary>
/// What an order or bill is found by in lists, of which it may have many: its dishes, the people who worked on it, what became of its
/// lines, how it was paid. A store keeps them beside the entity, each as one text. The texts are stored, so their forms never change.
/// </summary>
public static class Facets
{
    public static string Dish(string menuItemId) => $"dish/{menuItemId}";

    public static string Staff(string staffId) => $"staff/{staffId}";

    public static string Lines(LineOutcome outcome) => $"lines/{outcome}";

    public static string Method(PaymentMethod method) => $"method/{method}";

    /// <summary>Its dishes, its waiter and its chefs, and the outcomes of its lines.</summary>
    public static ImmutableArray<string> Of(Order order) =>
    [
        .. order.Items.SelectMany(Of).Concat(Of(order.Party.WaiterId)).Distinct(),
    ];

    /// <summary>How it was paid and given back, its waiter, and the people who took and gave that money.</summary>
    public static ImmutableArray<string> Of(Bill bill) =>
    [
        .. bill.Payments.SelectMany(Of).Concat(Of(bill.Party.WaiterId)).Distinct(),
    ];

    private static IEnumerable<string> Of(OrderItem item) =>
        [Dish(item.Dish.MenuItemId), .. Of(item.Preparation.ChefId), .. Outcomes(item).Select(Lines)];

    private static IEnumerable<LineOutcome> Outcomes(OrderItem item)
    {
        if (item.Status == ItemStatus.Cancelled) yield return LineOutcome.Cancelled;
        if (item.Status == ItemStatus.Voided) yield return LineOutcome.Voided;
        if (item.Return is { Remedy: var remedy })
            yield return remedy == ReturnRemedy.Remake ? LineOutcome.Remade : LineOutcome.Comped;
    }

    private static IEnumerable<string> Of(Payment payment) =>
    [
        Method(payment.Method), Staff(payment.StaffId),
        .. payment.Refunds.SelectMany(refund => new[] { Method(refund.Method ?? payment.Method), Staff(refund.StaffId) }),
    ];

    private static IEnumerable<string> Of(string? staffId) => staffId is null ? [] : [Staff(staffId)];
}
