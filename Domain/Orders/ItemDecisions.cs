using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

internal static class ItemDecisions
{
    public static Refusal? Set(DecisionContext context, SetItemStatus command)
    {
        if (OrderDecisions.Find(context, command.OrderId, out var order) is { } missing) return missing;
        if (order.Item(command.ItemId) is not { } item) return ItemRefusals.Unknown;
        if (command.Quantity is { } part && (part < 1 || part > item.Quantity)) return ItemRefusals.Quantity(item);
        if (command.Restock && command.Status != ItemStatus.Voided) return ItemRefusals.NothingToRestock;
        if (ItemRules.Refuse(context, item, command.Status, command.Reason) is { } refusal) return refusal;
        if (item.Status == command.Status) return null;

        if (command.Quantity is { } some && some < item.Quantity) item = ItemMoves.Split(context, order, item, some);
        ItemMoves.Move(context, order, item with { Restocked = command.Restock }, command.Status, command.Reason);
        return OrderReconciler.Reconcile(context, order, command.Reason);
    }

    /// <summary>Bumps an order: it never moves an item backwards, and skips held items.</summary>
    public static Refusal? Bump(DecisionContext context, SetOrderStatus command)
    {
        if (command.Status is not (ItemStatus.Preparing or ItemStatus.Ready or ItemStatus.Served)) return ItemRefusals.NotABump;
        if (OrderDecisions.Find(context, command.OrderId, out var order) is { } missing) return missing;

        List<Refusal> refusals = [];
        var (moved, there) = (false, false);
        foreach (var item in order.Items.Where(item => item.IsActive && item.Status != ItemStatus.Held && item.Status <= command.Status))
        {
            if (ItemRules.Refuse(context, item, command.Status, reason: null) is { } refusal) refusals.Add(refusal);
            else if (item.Status == command.Status) there = true;
            else
            {
                ItemMoves.Move(context, order, item, command.Status, reason: null);
                moved = true;
            }
        }
        if (!moved) return WhyNot(refusals, there) ?? (there ? null : ItemRefusals.NothingToBump(order, command.Status));
        return OrderReconciler.Reconcile(context, order);
    }

    // Ignore `forbidden` for lines of other stations if the actor's own lines already have the status.
    private static Refusal? WhyNot(List<Refusal> refusals, bool there) =>
        refusals.Find(refusal => refusal.Code != RefusalCode.Forbidden) ?? (there ? null : refusals.FirstOrDefault());
}
