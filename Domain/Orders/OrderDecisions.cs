using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>domain.md, "Order: kitchen axis × payment axis".</summary>
internal static class OrderDecisions
{
    public static Refusal? Place(Story story, PlaceOrder command)
    {
        if (!story.Actor.Is(Role.Waiter)) return OrderRefusals.NotAWaiter;
        if (story.State.Tables.GetValueOrDefault(command.TableId) is not { } table) return TableRefusals.Unknown;
        if (table.Session is not { } session) return TableRefusals.NotSeated(table);
        if (Lines.Check(story.State, already: 0, command.Lines) is { } refusal) return refusal;

        var orderId = story.NewId("ord");
        var lines = Lines.Make(story, orderId, wave: 1, command.Lines);
        story.Add(new OrderPlaced(new Order(
            orderId, story.State.LastOrderNumber + 1, table.Id, table.Number, session.Id, table.WaiterId ?? WaiterOf(story.Actor), RollUp.Of(lines),
            PaymentState.Unbilled, Rush: 0, Waves: lines.Any(line => line.TicketId is not null) ? 1 : 0, story.Now, story.State.Seq + 1, lines,
            LocalTime.Of(story.State.Profile!, story.Now), table.WaiterName ?? (WaiterOf(story.Actor) is null ? null : story.Actor.Name))));
        Stock.Take(story, lines);
        return Reckoning.Settle(story, table.Id);
    }

    public static Refusal? AddLines(Story story, AddLines command)
    {
        if (!story.Actor.Is(Role.Waiter)) return OrderRefusals.NotAWaiter;
        if (Find(story, command.OrderId, out var order) is { } missing) return missing;
        if (Lines.Check(story.State, order.Items.Length, command.Lines) is { } refusal) return refusal;

        var lines = Lines.Make(story, order.Id, order.Waves + 1, command.Lines);
        foreach (var line in lines) story.Add(new LineAdded(order.Id, order.Number, order.TableNumber, line));
        Stock.Take(story, lines);
        return Settlement.Settle(story, order);
    }

    public static Refusal? Fire(Story story, FireCourse command)
    {
        if (Find(story, command.OrderId, out var order) is { } missing) return missing;
        if (!story.Actor.Is(Role.Waiter) && !story.IsExpo()) return OrderRefusals.MayNotFire;
        var course = order.Items.Where(item => item.Course == command.Course && item.IsActive).ToImmutableArray();
        if (course.IsEmpty) return OrderRefusals.NoSuchCourse(order, command.Course);

        ItemMoves.Fire(story, order, [.. course.Where(item => item.Status == ItemStatus.Held)]);
        return Settlement.Settle(story, order);
    }

    public static Refusal? Rush(Story story, RushOrder command)
    {
        if (Find(story, command.OrderId, out var order) is { } missing) return missing;
        if (!story.Actor.Is(Role.Waiter) && !story.IsExpo()) return OrderRefusals.MayNotRush;
        if (command.Level is < 0 or > RushOrder.MaxLevel) return OrderRefusals.RushLevel;
        if (command.Level != order.Rush)
            story.Add(new OrderRushed(order.Id, order.Number, order.TableNumber, command.Level, order.Rush, story.Actor.Id));
        return null;
    }

    public static Refusal? Cancel(Story story, CancelOrder command)
    {
        if (Find(story, command.OrderId, out var order) is { } missing) return missing;
        if (MayCancel(story.Actor, order, command.Reason) is { } refusal) return refusal;
        foreach (var item in order.Items)
        {
            if (item.Status is ItemStatus.Held or ItemStatus.Queued) ItemMoves.Move(story, order, item, ItemStatus.Cancelled, command.Reason);
            if (item.Status is ItemStatus.Preparing or ItemStatus.Ready) ItemMoves.Move(story, order, item, ItemStatus.Voided, command.Reason);
        }
        return Settlement.Settle(story, order, command.Reason);
    }

    private static Refusal? MayCancel(Actor actor, Order order, string? reason) => order.Status switch
    {
        OrderStatus.Placed => actor.Is(Role.Waiter) ? null : OrderRefusals.NotAWaiter,
        OrderStatus.Served => OrderRefusals.AlreadyServed(order),
        _ when !actor.IsManager => OrderRefusals.CookingHasBegun(order),
        _ => string.IsNullOrWhiteSpace(reason) ? OrderRefusals.NoReason : null,
    };

    /// <summary>The order, while kitchen commands may still touch it.</summary>
    public static Refusal? Find(Story story, string orderId, out Order order)
    {
        if (!story.State.Orders.TryGetValue(orderId, out order!)) return OrderRefusals.Unknown;
        if (order.IsClosed) return OrderRefusals.Closed(order);
        return story.State.IsSeated(order) ? null : OrderRefusals.Unknown;
    }

    private static string? WaiterOf(Actor actor) => actor.Role == Role.Waiter ? actor.Id : null;
}
