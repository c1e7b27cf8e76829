using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

internal static class OrderFold
{
    public static Restaurant Apply(Restaurant state, OrderEvent @event, RecordedEvent recorded) => @event switch
    {
        OrderPlaced placed => Placed(state, placed.Order, recorded),
        LineAdded added => WithLines(state, state.Orders[added.OrderId], added.Item, recorded, items => items.Add(added.Item)),
        LineSplit split => WithLines(state, state.Orders[split.OrderId], split.Part, recorded, items => Split(items, split)),
        ItemStatusChanged moved =>
            WithLines(state, state.Orders[moved.OrderId], moved.Item, recorded, items =>
            items.SetItem(IndexOf(items, moved.Item.Id), moved.Item)),
        ItemReturned back => WithLines(state, state.Orders[back.OrderId], back.Item, recorded, items =>
            items.SetItem(IndexOf(items, back.Item.Id), back.Item)),
        NoteChanged { ItemId: null } noted => Update(state, noted.OrderId, recorded.Seq, order => order with { Note = noted.Note }),
        NoteChanged { ItemId: { } itemId } noted => Update(state, noted.OrderId, recorded.Seq, order => Noted(order, itemId, noted.Note)),
        OrderStatusChanged changed => Update(state, changed.OrderId, recorded.Seq, order => order with { Status = changed.Status }),
        OrderCancelled cancelled => Update(state, cancelled.OrderId, recorded.Seq, order =>
            Ended(order, OrderStatus.Cancelled, recorded)),
        OrderCompleted completed => Update(state, completed.OrderId, recorded.Seq, order =>
            Ended(order, OrderStatus.Completed, recorded)),
        OrderArchived archived => state.WithoutOrder(archived.OrderId),
        OrderRushed rushed => Update(state, rushed.OrderId, recorded.Seq, order => order with { Rush = rushed.Level }),
        OrderTableChanged moved => TicketFold.Relabel(
            Update(state, moved.OrderId, recorded.Seq, order => Moved(order, moved)), moved),
        _ => throw MissingCase.Event(@event),
    };

    private static Restaurant Placed(Restaurant state, Order order, RecordedEvent recorded)
    {
        order = order with { Seq = recorded.Seq };
        state = OrderNumbers.Count(state.With(order), order);
        return order.TicketIds().Aggregate(state, (opened, ticketId) => TicketFold.Refresh(opened, order, ticketId, recorded));
    }

    private static Restaurant WithLines(
        Restaurant state, Order order, OrderItem changed, RecordedEvent recorded,
        Func<ImmutableArray<OrderItem>, ImmutableArray<OrderItem>> change)
    {
        var items = change(order.Items);
        var waves = changed.Preparation.TicketId is { } ticket ? Math.Max(order.Waves, Wave.Of(ticket)) : order.Waves;
        order = order with { Items = items, Status = RollUp.Of(items), Waves = waves, Seq = recorded.Seq };
        return TicketFold.Refresh(state.With(order), order, changed.Preparation.TicketId, recorded);
    }

    private static ImmutableArray<OrderItem> Split(ImmutableArray<OrderItem> items, LineSplit split)
    {
        var at = IndexOf(items, split.ItemId);
        var rest = items[at] with { Quantity = split.Remaining, LineGroupId = split.Part.LineGroupId };
        return items.SetItem(at, rest).Insert(at + 1, split.Part);
    }

    private static Order Ended(Order order, OrderStatus status, RecordedEvent recorded) =>
        order with { Status = status, EndedAt = order.Party.TableId is null ? recorded.At : null };

    private static Order Noted(Order order, string itemId, string? note)
    {
        var at = IndexOf(order.Items, itemId);
        return order with { Items = order.Items.SetItem(at, order.Items[at] with { Note = note }) };
    }

    private static Restaurant Update(Restaurant state, string orderId, long seq, Func<Order, Order> change) =>
        state.With(change(state.Orders[orderId]) with { Seq = seq });

    private static Order Moved(Order order, OrderTableChanged moved) => order with
    {
        Party = order.Party with
        {
            TableId = moved.TableId, TableNumber = moved.TableNumber, TableName = moved.TableName,
            SessionId = moved.SessionId ?? order.Party.SessionId,
        },
        OriginTableId = moved.OriginTableId,
    };

    private static int IndexOf(ImmutableArray<OrderItem> items, string itemId)
    {
        var at = 0;
        while (items[at].Id != itemId) at++;
        return at;
    }
}
