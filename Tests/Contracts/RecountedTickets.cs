using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>How long the tickets of some orders took, from the events of a log alone.</summary>
internal static class RecountedTickets
{
    private sealed record Cooked(string OrderId, string Station, int Took, int Target);

    public static ImmutableArray<TicketTimes> Of(IEnumerable<RestaurantEvent> log, IReadOnlyCollection<Order> orders)
    {
        var counted = orders.Select(order => order.Id).ToHashSet();
        var cooked = All(log).Where(ticket => counted.Contains(ticket.OrderId)).ToArray();
        var stations = cooked.GroupBy(ticket => ticket.Station).OrderBy(station => station.Key, StringComparer.Ordinal);
        return [Times(null, cooked), .. stations.Select(station => Times(station.Key, [.. station]))];
    }

    private static Cooked[] All(IEnumerable<RestaurantEvent> log)
    {
        var (lines, tickets) = (new Dictionary<(string, string), OrderItem>(), new Dictionary<string, Cooked>());
        foreach (var @event in log)
        {
            if (@event is ItemStatusChanged { Previous: ItemStatus.Ready, Item.Status: ItemStatus.Preparing } recalled)
                tickets.Remove(recalled.Item.Preparation.TicketId!);
            foreach (var (orderId, line) in Lines(@event)) lines[(orderId, line.Id)] = line;
            if (@event is not ItemsReady ready) continue;
            var on = lines.Values.Where(line => line.Preparation.TicketId == ready.TicketId && line.IsActive).ToArray();
            var fired = on[0].Preparation.FiredAt!.Value;
            tickets[ready.TicketId] = new(
                ready.OrderId, ready.Station, (int)(on.Max(line => line.Preparation.ReadyAt)!.Value - fired).TotalSeconds,
                (int)(on[0].Preparation.DueAt!.Value - fired).TotalMinutes * 60);
        }
        return [.. tickets.Values];
    }

    private static IEnumerable<(string OrderId, OrderItem Line)> Lines(RestaurantEvent @event) => @event switch
    {
        OrderPlaced { Order: var order } => order.Items.Select(line => (order.Id, line)),
        LineAdded added => [(added.OrderId, added.Item)],
        LineSplit split => [(split.OrderId, split.Part)],
        ItemStatusChanged moved => [(moved.OrderId, moved.Item)],
        ItemReturned back => [(back.OrderId, back.Item)],
        _ => [],
    };

    private static TicketTimes Times(string? station, Cooked[] cooked)
    {
        int[] took = [.. cooked.Select(ticket => Nearest(ticket.Took)).Order()];
        return new(
            station, cooked.Length, cooked.Count(ticket => ticket.Took > ticket.Target), Rank(took, 50), Rank(took, 90),
            cooked.Length == 0 ? null : cooked.Sum(ticket => ticket.Target) / cooked.Length);
    }

    private static int? Rank(int[] took, int percent) =>
        took.Length == 0 ? null : took[(int)Math.Ceiling(took.Length * percent / 100.0) - 1];

    // In steps of a sixteenth to a thirty-second of the length.
    private static int Nearest(int seconds)
    {
        var step = 1;
        while (seconds / step >= 32) step *= 2;
        return (int)Math.Round(seconds / (double)step, MidpointRounding.AwayFromZero) * step;
    }
}
