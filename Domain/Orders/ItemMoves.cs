using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>Applies moves to lines. <see cref="ItemRules"/> has checked them before.</summary>
internal static class ItemMoves
{
    public static void Move(DecisionContext context, Order order, OrderItem item, ItemStatus target, string? reason)
    {
        if (target == Queued && item.Status == Held)
        {
            Fire(context, order, [item]);
            return;
        }
        Add(context, order, item, Moved(item, target, context.Actor, context.Now, reason));
        if (target == Cancelled || item.Restocked) Stock.Restore(context, item);
    }

    /// <summary>Sends held lines to the kitchen as the order's next wave.</summary>
    public static void Fire(DecisionContext context, Order order, ImmutableArray<OrderItem> held)
    {
        var fired = Wave.Fire(order.Id, order.Waves + 1, held, context.Now);
        for (var i = 0; i < held.Length; i++) Add(context, order, held[i], fired[i]);
    }

    /// <summary>Splits a part off a line, as a line of the same group, and returns it.</summary>
    public static OrderItem Split(DecisionContext context, Order order, OrderItem item, int quantity)
    {
        var part = item with { Id = context.NewId("itm"), Quantity = quantity, LineGroupId = item.Group };
        context.Add(new LineSplit(order.Id, order.Party.TableNumber, item.Id, item.Quantity - quantity, part, order.Party.TableName));
        return part;
    }

    private static OrderItem Moved(OrderItem item, ItemStatus target, Actor actor, DateTimeOffset now, string? reason) =>
        target is Cancelled or Voided
            ? item with { Status = target, Reason = reason }
            : item with { Status = target, Preparation = Moved(item.Preparation, item.Status, target, actor, now) };

    private static Preparation Moved(Preparation before, ItemStatus from, ItemStatus to, Actor actor, DateTimeOffset now) =>
        (from, to) switch
    {
        (Queued, Preparing) => before with { ChefId = actor.Id, ChefName = actor.Name, StartedAt = now },
        (Preparing, Queued) => before with { ChefId = null, ChefName = null, StartedAt = null, SkippedStart = false },
        (Queued, Ready) => before with
        {
            ChefId = actor.Id, ChefName = actor.Name, StartedAt = before.FiredAt, SkippedStart = true, ReadyAt = now,
        },
        (Preparing, Ready) => before with { ReadyAt = now },
        (Ready, Preparing) => before with { ReadyAt = null, RecallCount = before.RecallCount + 1 },
        (Ready, Served) => before with { ServedAt = now, ServedBy = actor.Id },
        (Served, Ready) => before with { ServedAt = null, ServedBy = null },
        _ => before,
    };

    private static void Add(DecisionContext context, Order order, OrderItem from, OrderItem to) =>
        context.Add(new ItemStatusChanged(order.Id, order.Number, order.Party.TableNumber, from.Status, to, context.Actor.Id,
            context.Actor.Name, order.Party.TableName));
}
