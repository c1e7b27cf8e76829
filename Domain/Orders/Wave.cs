using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The items of one order that go to the kitchen together, with one ticket for each station.</summary>
internal static class Wave
{
    /// <summary>
    /// The lines, queued on the tickets of this wave. All lines of a ticket are due together, after the longest preparation time.
    /// </summary>
    public static ImmutableArray<OrderItem> Fire(string orderId, int wave, ImmutableArray<OrderItem> lines, DateTimeOffset now)
    {
        var tickets = lines.GroupBy(line => line.Dish.Station).ToDictionary(
            station => station.Key,
            station => (Id: TicketId(orderId, wave, station.Key),
                DueAt: now.AddMinutes(station.Max(line => line.Dish.PrepMinutes) ?? Stations.DefaultPrepMinutes)));
        return [.. lines.Select(line => line with
        {
            Status = ItemStatus.Queued,
            Preparation = line.Preparation with
            {
                TicketId = tickets[line.Dish.Station].Id, FiredAt = now, DueAt = tickets[line.Dish.Station].DueAt,
            },
        })];
    }

    /// <summary>Visible ASCII, as every id must be. A station's name need not be, so its hash stands for it.</summary>
    public static string TicketId(string orderId, int wave, string station) =>
        $"{orderId}.{wave}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(station)).AsSpan(0, 5))}";

    /// <summary>The tickets that an order has had, closed ones too.</summary>
    public static ImmutableArray<string> TicketIds(this Order order) =>
        [.. order.Items.Select(item => item.Preparation.TicketId).OfType<string>().Distinct()];

    /// <summary>The wave that a ticket's id names; an order's id has no dot.</summary>
    public static int Of(string ticketId)
    {
        var rest = ticketId.AsSpan(ticketId.IndexOf('.') + 1);
        return int.Parse(rest[..rest.IndexOf('.')]);
    }
}
