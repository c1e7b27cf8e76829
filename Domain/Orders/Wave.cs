using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>What of one order goes to the kitchen at once. Each station gets one ticket of it.</summary>
internal static class Wave
{
    /// <summary>The lines, queued on the tickets of this wave. All lines of a ticket are due together, after the longest of them (domain.md, "Kitchen ticket").</summary>
    public static ImmutableArray<OrderItem> Fire(string orderId, int wave, ImmutableArray<OrderItem> lines, DateTimeOffset now)
    {
        var minutes = lines.GroupBy(line => line.Station).ToDictionary(
            station => station.Key, station => station.Max(line => line.PrepMinutes) ?? Stations.DefaultPrepMinutes);
        return [.. lines.Select(line => line with
        {
            Status = ItemStatus.Queued,
            TicketId = TicketId(orderId, wave, line.Station),
            FiredAt = now,
            DueAt = now.AddMinutes(minutes[line.Station]),
        })];
    }

    public static string TicketId(string orderId, int wave, string station) => $"{orderId}.{wave}.{station}";

    /// <summary>The wave that a ticket's id names; a station may have a dot in its name, an order's id has none.</summary>
    public static int Of(string ticketId)
    {
        var rest = ticketId.AsSpan(ticketId.IndexOf('.') + 1);
        return int.Parse(rest[..rest.IndexOf('.')]);
    }
}
