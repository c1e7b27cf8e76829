using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Kitchen.TicketStatus;

namespace RealtimeRestaurant.Domain.Kitchen;

internal static class TicketFold
{
    public static Restaurant Apply(Restaurant state, KitchenEvent @event, RecordedEvent recorded) => @event switch
    {
        TicketSeen seen => Change(state, seen.TicketId, ticket => ticket with { Status = Seen, SeenAt = recorded.At }),
        TicketClosed closed => Close(state, closed),
        KitchenAlertRaised { TicketId: { } id } alert => Change(state, id, ticket => Alerted(ticket, alert.Kind)),
        ItemsReady ready => Change(state, ready.TicketId, ticket => ticket with { ReadyAt = ticket.LastReadyAt(state) }),
        // About no ticket.
        KitchenAlertRaised => state,
        _ => throw MissingCase.Event(@event),
    };

    /// <summary>The ticket after one of its lines was added or moved; the first line creates it.</summary>
    public static Restaurant Refresh(Restaurant state, Order order, string? ticketId, RecordedEvent recorded)
    {
        if (ticketId is null) return state;
        var lines = order.Items.Where(item => item.Preparation.TicketId == ticketId).ToImmutableArray();
        var ticket = state.Tickets.GetValueOrDefault(ticketId) ?? Open(order, lines[0], recorded.Seq);
        if (ticket.ItemIds.Length != lines.Length) ticket = ticket with { ItemIds = [.. lines.Select(line => line.Id)] };
        return state.With(Moved(ticket, Next(ticket.Status, lines), recorded.At));
    }

    /// <summary>The tickets of an order show the table where its guests are now.</summary>
    public static Restaurant Relabel(Restaurant state, OrderTableChanged moved) => state.Orders[moved.OrderId].TicketIds()
        .Aggregate(state, (left, id) => Change(left, id, ticket => ticket with
        {
            TableNumber = moved.TableNumber, TableName = moved.TableName,
        }));

    private static Ticket Open(Order order, OrderItem line, long seq)
    {
        var (ticketId, firedAt) = (line.Preparation.TicketId!, line.Preparation.FiredAt!.Value);
        var (wave, minutes) = (Wave.Of(ticketId), (int)(line.Preparation.DueAt!.Value - firedAt).TotalMinutes);
        return new()
        {
            Id = ticketId, OrderId = order.Id, OrderNumber = order.Number, TableNumber = order.Party.TableNumber,
            Kind = order.Kind, CallName = order.Pickup?.CallName, TableName = order.Party.TableName, Station = line.Dish.Station,
            Wave = wave, AddOn = wave > 1, ItemIds = [],
            FiredAt = firedAt, TargetMinutes = minutes, Seq = seq,
        };
    }

    /// <summary>
    /// The status that follows from the lines: done when all active lines are ready or served, active once one is being cooked, cancelled
    /// when none is left.
    /// </summary>
    private static TicketStatus Next(TicketStatus now, ImmutableArray<OrderItem> lines)
    {
        var counters = RollUp.Count(lines);
        if (counters.Active == 0) return now == Closed ? Closed : CancelledPending;
        return RollUp.Of(counters) switch
        {
            OrderStatus.Served => Closed,
            OrderStatus.Ready => Done,
            OrderStatus.Placed when now is New or Seen => now,
            _ => Active,
        };
    }

    private static Ticket Moved(Ticket ticket, TicketStatus next, DateTimeOffset at) => (ticket.Status, next) switch
    {
        var (from, to) when from == to => ticket,
        (Done or Closed, Active) => ticket with { Status = next, Recalled = true, DoneAt = null, ReadyAt = null },
        (_, Done) => ticket with { Status = next, Recalled = false, DoneAt = ticket.DoneAt ?? at },
        (_, CancelledPending) => ticket with { Status = next, CancelledAt = at },
        _ => ticket with { Status = next },
    };

    // This may have been the order's last unacknowledged ticket; if so, the order leaves the state.
    private static Restaurant Close(Restaurant state, TicketClosed closed)
    {
        state = Change(state, closed.TicketId, ticket => ticket with { Status = Closed });
        return state.Orders.TryGetValue(closed.OrderId, out var order) ? state.RemoveIfEnded(order) : state;
    }

    private static Ticket Alerted(Ticket ticket, AlertKind kind) => kind switch
    {
        AlertKind.UnseenTicket => ticket with { AlertedUnseen = true },
        AlertKind.Warn => ticket with { Level = Lateness.Warn },
        AlertKind.Late => ticket with { Level = Lateness.Late },
        _ => ticket,
    };

    // With newer rules, replaying an old log may already have removed the ticket; then ignore the event.
    private static Restaurant Change(Restaurant state, string ticketId, Func<Ticket, Ticket> change) =>
        state.Tickets.TryGetValue(ticketId, out var ticket) ? state.With(change(ticket)) : state;
}
