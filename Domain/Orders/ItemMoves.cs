using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>What a move along the item table does to a line. Whether it may be made is asked before (<see cref="ItemRules"/>).</summary>
internal static class ItemMoves
{
    public static void Move(Story story, Order order, OrderItem item, ItemStatus target, string? reason)
    {
        if (target == Queued && item.Status == Held)
        {
            Fire(story, order, [item]);
            return;
        }
        Add(story, order, item, Moved(item, target, story.Actor, story.Now, reason));
        if (target == Cancelled) Stock.Restore(story, item);
    }

    /// <summary>Sends held lines to the kitchen as the order's next wave.</summary>
    public static void Fire(Story story, Order order, ImmutableArray<OrderItem> held)
    {
        var fired = Wave.Fire(order.Id, order.Waves + 1, held, story.Now);
        for (var i = 0; i < held.Length; i++) Add(story, order, held[i], fired[i]);
    }

    /// <summary>Takes a part of a line off as a line of its own, of the same group; gives the part.</summary>
    public static OrderItem Split(Story story, Order order, OrderItem item, int quantity)
    {
        var part = item with { Id = story.NewId("itm"), Quantity = quantity, LineGroupId = item.LineGroupId ?? item.Id };
        story.Add(new LineSplit(order.Id, order.TableNumber, item.Id, item.Quantity - quantity, part));
        return part;
    }

    private static OrderItem Moved(OrderItem item, ItemStatus target, Actor actor, DateTimeOffset now, string? reason) => (item.Status, target) switch
    {
        (Queued, Preparing) => item with { Status = target, ChefId = actor.Id, ChefName = actor.Name, StartedAt = now },
        (Preparing, Queued) => item with { Status = target, ChefId = null, ChefName = null, StartedAt = null, SkippedStart = false },
        (Queued, Ready) => item with
        {
            Status = target, ChefId = actor.Id, ChefName = actor.Name, StartedAt = item.FiredAt, SkippedStart = true, ReadyAt = now,
        },
        (Preparing, Ready) => item with { Status = target, ReadyAt = now },
        (Ready, Preparing) => item with { Status = target, ReadyAt = null, RecallCount = item.RecallCount + 1 },
        (Ready, Served) => item with { Status = target, ServedAt = now, ServedBy = actor.Id },
        (Served, Ready) => item with { Status = target, ServedAt = null, ServedBy = null },
        _ => item with { Status = target, Reason = reason },
    };

    private static void Add(Story story, Order order, OrderItem from, OrderItem to) =>
        story.Add(new ItemStatusChanged(order.Id, order.Number, order.TableNumber, from.Status, to, story.Actor.Id, story.Actor.Name));
}
