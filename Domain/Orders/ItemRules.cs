using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The item table of domain.md: which moves there are, and who may make them.</summary>
internal static class ItemRules
{
    private static readonly TimeSpan RecallPatience = TimeSpan.FromMinutes(10), UndoPatience = TimeSpan.FromMinutes(2);

    /// <summary>Why the line may not move there; null when it may, or is there already.</summary>
    public static Refusal? Refuse(Story story, OrderItem item, ItemStatus target, string? reason) => (item.Status, target) switch
    {
        (Preparing, Preparing) => item.ChefId == story.Actor.Id ? null : ItemRefusals.Taken(item),
        var (from, to) when from == to => null,
        (Held, Queued) => story.Actor.Is(Role.Waiter) || story.IsExpo() ? null : OrderRefusals.MayNotFire,
        (Held or Queued, Cancelled) => story.Actor.Is(Role.Waiter) ? null : OrderRefusals.NotAWaiter,
        (Queued, Preparing) or (Queued or Preparing, Ready) => AtStation(story, item),
        (Preparing, Queued) => item.ChefId == story.Actor.Id || story.IsExpo() ? null : ItemRefusals.NotYours(item),
        (Ready, Preparing) => Recall(story, item),
        (Ready, Served) => story.Actor.Is(Role.Waiter) || story.IsExpo() ? null : ItemRefusals.MayNotServe,
        (Served, Ready) => UndoServe(story, item),
        (Preparing or Ready, Voided) => Void(story, reason),
        _ => ItemRefusals.Illegal(item, target),
    };

    private static Refusal? AtStation(Story story, OrderItem item) => story.WorksAt(item.Station) ? null : ItemRefusals.NotYourStation(item);

    private static Refusal? Recall(Story story, OrderItem item)
    {
        if (story.Actor.IsManager) return null;
        return AtStation(story, item) ?? (story.Now - item.ReadyAt <= RecallPatience ? null : ItemRefusals.TooLateToRecall(item));
    }

    private static Refusal? UndoServe(Story story, OrderItem item)
    {
        var ownAndRecent = item.ServedBy == story.Actor.Id && story.Now - item.ServedAt <= UndoPatience;
        return story.Actor.IsManager || ownAndRecent ? null : ItemRefusals.MayNotUndo(item);
    }

    private static Refusal? Void(Story story, string? reason)
    {
        if (!story.Actor.IsManager) return ItemRefusals.MayNotVoid;
        return string.IsNullOrWhiteSpace(reason) ? OrderRefusals.NoReason : null;
    }
}
