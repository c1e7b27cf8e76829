using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The allowed moves of items between statuses, and the roles that may make them.</summary>
internal static class ItemRules
{
    private static readonly TimeSpan RecallWindow = TimeSpan.FromMinutes(10), UndoWindow = TimeSpan.FromMinutes(2);

    /// <summary>A refusal if the line may not move there; null if it may, or already has the status.</summary>
    public static Refusal? Refuse(DecisionContext context, OrderItem item, ItemStatus target, string? reason) =>
        (item.Status, target) switch
    {
        (Preparing, Preparing) => item.Preparation.ChefId == context.Actor.Id ? null : ItemRefusals.Taken(item),
        var (from, to) when from == to => null,
        (Held, Queued) => context.MayPaceOrders() ? null : OrderRefusals.MayNotFire,
        (Held or Queued, Cancelled) => context.Actor.May(Permission.TakeOrders) ? null : OrderRefusals.MayNotTakeOrders,
        (Queued, Preparing) or (Queued or Preparing, Ready) => AtStation(context, item),
        (Preparing, Queued) => item.Preparation.ChefId == context.Actor.Id || context.IsExpo() ? null : ItemRefusals.NotYours(item),
        (Ready, Preparing) => Recall(context, item),
        (Ready, Served) => context.MayPaceOrders() ? null : ItemRefusals.MayNotServe,
        (Served, Ready) => item.Return is null ? UndoServe(context, item) : ItemRefusals.Returned(item),
        (Preparing or Ready, Voided) => Void(context, reason),
        _ => ItemRefusals.Illegal(item, target),
    };

    private static Refusal? AtStation(DecisionContext context, OrderItem item) =>
        context.WorksAt(item.Dish.Station) ? null : ItemRefusals.NotYourStation(item);

    private static Refusal? Recall(DecisionContext context, OrderItem item)
    {
        if (context.Actor.May(Permission.OverrideKitchen)) return null;
        return AtStation(context, item)
            ?? (context.Now - item.Preparation.ReadyAt <= RecallWindow ? null : ItemRefusals.TooLateToRecall(item));
    }

    private static Refusal? UndoServe(DecisionContext context, OrderItem item)
    {
        var ownAndRecent = item.Preparation.ServedBy == context.Actor.Id && context.Now - item.Preparation.ServedAt <= UndoWindow;
        return context.Actor.May(Permission.OverrideKitchen) || ownAndRecent ? null : ItemRefusals.MayNotUndo(item);
    }

    private static Refusal? Void(DecisionContext context, string? reason)
    {
        if (!context.Actor.May(Permission.OverrideKitchen)) return ItemRefusals.MayNotVoid;
        return string.IsNullOrWhiteSpace(reason) ? OrderRefusals.NoReason : null;
    }
}
