using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The rules of orders. The status follows from the items; the payment state follows from bills and is separate.</summary>
internal static class OrderDecisions
{
    public static Refusal? Decide(DecisionContext context, OrderCommand command) => command switch
    {
        PlaceOrder place => Place(context, place),
        AddLines add => AddLines(context, add),
        FireCourse fire => Fire(context, fire),
        RushOrder rush => Rush(context, rush),
        CancelOrder cancel => Cancel(context, cancel),
        SetItemStatus set => ItemDecisions.Set(context, set),
        SetOrderStatus bump => ItemDecisions.Bump(context, bump),
        ChangeNote note => ChangeNote(context, note),
        ReturnItem back => ReturnDecisions.Return(context, back),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? Place(DecisionContext context, PlaceOrder command)
    {
        if (!context.Actor.May(Permission.TakeOrders)) return OrderRefusals.MayNotTakeOrders;
        if (context.MustClockIn() is { } offDuty) return offDuty;
        if (TableOf(context, command, out var table) is { } noTable) return noTable;
        if (Lines.Check(context, already: 0, command.Lines) is { } refusal) return refusal;

        if (table is not null) TableDecisions.TakeOver(context, table);
        var orderId = context.NewId("ord");
        var party = table is null ? new Party(TableId: null, TableNumber: null, orderId, WaiterOf(context.Actor), NameOf(context.Actor))
            : AtTable(context, context.State.Tables[table.Id]);
        var lines = Lines.Make(context, orderId, wave: 1, command.Lines, command.Kind);
        if (Lines.CheckAmount(context, party.SessionId, lines) is { } tooLarge) return tooLarge;
        context.Add(new OrderPlaced(New(context, orderId, party, lines) with
        {
            Note = command.Note, Kind = command.Kind, Pickup = command.Pickup,
        }));
        Stock.Take(context, lines);
        return BillReconciler.Reconcile(context, party);
    }

    public static Refusal? AddLines(DecisionContext context, AddLines command)
    {
        if (!context.Actor.May(Permission.TakeOrders)) return OrderRefusals.MayNotTakeOrders;
        if (context.MustClockIn() is { } offDuty) return offDuty;
        if (Find(context, command.OrderId, out var order) is { } missing) return missing;
        if (Lines.Check(context, order.Items.Length, command.Lines) is { } refusal) return refusal;

        if (order.Party.TableId is { } tableId) TableDecisions.TakeOver(context, context.State.Tables[tableId]);
        var lines = Lines.Make(context, order.Id, order.Waves + 1, command.Lines, order.Kind);
        if (Lines.CheckAmount(context, order.Party.SessionId, lines) is { } tooLarge) return tooLarge;
        foreach (var line in lines)
            context.Add(new LineAdded(order.Id, order.Number, order.Party.TableNumber, line, order.Party.TableName));
        Stock.Take(context, lines);
        return OrderReconciler.Reconcile(context, order);
    }

    public static Refusal? Fire(DecisionContext context, FireCourse command)
    {
        if (Find(context, command.OrderId, out var order) is { } missing) return missing;
        if (!context.MayPaceOrders()) return OrderRefusals.MayNotFire;
        var course = order.Items.Where(item => item.Course == command.Course && item.IsActive).ToImmutableArray();
        if (course.IsEmpty) return OrderRefusals.NoSuchCourse(order, command.Course);

        ItemMoves.Fire(context, order, [.. course.Where(item => item.Status == ItemStatus.Held)]);
        return OrderReconciler.Reconcile(context, order);
    }

    public static Refusal? Rush(DecisionContext context, RushOrder command)
    {
        if (Find(context, command.OrderId, out var order) is { } missing) return missing;
        if (!context.MayPaceOrders()) return OrderRefusals.MayNotRush;
        if (command.Level is < 0 or > RushOrder.MaxLevel) return OrderRefusals.RushLevel;
        if (command.Level != order.Rush)
            context.Add(new OrderRushed(order.Id, order.Number, order.Party.TableNumber, command.Level, order.Rush, context.Actor.Id,
                order.Party.TableName));
        return null;
    }

    public static Refusal? Cancel(DecisionContext context, CancelOrder command)
    {
        if (Find(context, command.OrderId, out var order) is { } missing) return missing;
        if (MayCancel(context.Actor, order, command.Reason) is { } refusal) return refusal;
        foreach (var item in order.Items)
        {
            if (item.Status is ItemStatus.Held or ItemStatus.Queued) ItemMoves.Move(context, order, item, ItemStatus.Cancelled,
                command.Reason);
            if (item.Status is ItemStatus.Preparing or ItemStatus.Ready) ItemMoves.Move(context, order, item, ItemStatus.Voided,
                command.Reason);
        }
        return OrderReconciler.Reconcile(context, order, command.Reason);
    }

    public static Refusal? ChangeNote(DecisionContext context, ChangeNote command)
    {
        if (!context.Actor.May(Permission.TakeOrders)) return OrderRefusals.MayNotTakeOrders;
        if (Find(context, command.OrderId, out var order) is { } missing) return missing;
        var item = command.ItemId is null ? null : order.Item(command.ItemId);
        if (command.ItemId is not null && item is null) return ItemRefusals.Unknown;
        if (item is { Status: not (ItemStatus.Held or ItemStatus.Queued) }) return ItemRefusals.NoteTooLate(item);

        var previous = item is null ? order.Note : item.Note;
        if (command.Note != previous)
            context.Add(new NoteChanged(order.Id, order.Number, order.Party.TableNumber, item?.Id, command.Note, previous,
                context.Actor.Id, order.Party.TableName));
        return null;
    }

    private static Refusal? TableOf(DecisionContext context, PlaceOrder command, out Table? table)
    {
        table = null;
        if ((command.TableId is null) == (command.Kind == OrderKind.DineIn)) return OrderRefusals.TableOrNone;
        if (command.Pickup?.At < context.Now) return OrderRefusals.PickupPast;
        if (command.TableId is null) return null;
        table = context.State.Tables.GetValueOrDefault(command.TableId);
        return table is null ? TableRefusals.Unknown : table.Session is null ? TableRefusals.NotSeated(table) : null;
    }

    private static Party AtTable(DecisionContext context, Table table) => new(
        table.Id, table.Number, table.Session!.Id, table.WaiterId ?? WaiterOf(context.Actor), table.WaiterName ?? NameOf(context.Actor),
        table.Name);

    private static Order New(DecisionContext context, string orderId, Party party, ImmutableArray<OrderItem> lines) => new()
    {
        Id = orderId, Number = context.State.LastOrderNumber + 1, Party = party,
        Status = RollUp.Of(lines), Waves = lines.Any(line => line.Preparation.TicketId is not null) ? 1 : 0,
        PlacedAt = context.Now, PlacedOn = BusinessTime.Of(context.State.Profile!, context.Now), Seq = context.State.Seq + 1, Items = lines,
    };

    private static Refusal? MayCancel(Actor actor, Order order, string? reason) => order.Status switch
    {
        OrderStatus.Placed => actor.May(Permission.TakeOrders) ? null : OrderRefusals.MayNotTakeOrders,
        OrderStatus.Served => OrderRefusals.AlreadyServed(order),
        _ when !actor.May(Permission.OverrideKitchen) => OrderRefusals.CookingHasBegun(order),
        _ => string.IsNullOrWhiteSpace(reason) ? OrderRefusals.NoReason : null,
    };

    /// <summary>Finds an order that kitchen commands may still change.</summary>
    public static Refusal? Find(DecisionContext context, string orderId, out Order order)
    {
        if (!context.State.Orders.TryGetValue(orderId, out order!)) return OrderRefusals.Unknown;
        if (order.IsClosed) return OrderRefusals.Closed(order);
        return context.State.IsOnFloor(order) ? null : OrderRefusals.Unknown;
    }

    private static string? WaiterOf(Actor actor) => actor.May(Permission.OwnOrders) ? actor.Id : null;

    private static string? NameOf(Actor actor) => actor.May(Permission.OwnOrders) ? actor.Name : null;
}
