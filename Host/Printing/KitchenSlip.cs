using System.Text.Json;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Host.Printing.PrintStyle;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>A ticket on paper, for a station without a display. It has no prices, and nothing about guests but their wishes.</summary>
internal static class KitchenSlip
{
    public static Printout Of(Ticket ticket, Order order, Profile profile)
    {
        var format = LocalFormat.Of(profile);
        var items = order.Items.Where(item => ticket.ItemIds.Contains(item.Id));
        return new(
            $"Order {ticket.OrderNumber}, {ticket.Station}",
            [
                .. Marks(ticket, order).Select(mark => new PrintLine(Heading, mark)),
                new(Heading, Guests(ticket)),
                .. PrintLine.Each(Heading, order.Note is { } note ? $"NOTE: {note}" : null),
                new(Bold, ticket.Station, $"Order {ticket.OrderNumber}"),
                new(Plain, $"Sent {format.Time(ticket.FiredAt)}", $"due {format.Time(ticket.DueAt)}"), new(Separator),
                .. items.SelectMany(item => Line(item, format)), new(Separator),
            ]);
    }

    // Where the guests sit, or whom to call.
    private static string Guests(Ticket ticket) => ticket.Kind switch
    {
        OrderKind.TakeAway => $"TAKE AWAY {ticket.CallName}".TrimEnd(),
        OrderKind.Counter => $"COUNTER {ticket.CallName}".TrimEnd(),
        _ => ticket.TableName ?? $"Table {ticket.TableNumber}",
    };

    private static IEnumerable<string> Marks(Ticket ticket, Order order)
    {
        if (ticket.Status is TicketStatus.CancelledPending) yield return "CANCELLED";
        if (order.Rush > 0) yield return $"RUSH {order.Rush}";
        if (ticket.Recalled) yield return "RECALLED";
        if (ticket.AddOn) yield return "ADD-ON";
    }

    private static IEnumerable<PrintLine> Line(OrderItem item, LocalFormat format)
    {
        var much = item.Dish.Weight is { } weight ? format.Weight(weight) : $"{item.Quantity} x";
        var mark = !item.IsActive ? "CANCELLED: " : item.RemakeOf is not null ? "REMAKE: " : "";
        yield return new(Bold, $"{mark}{much} {item.Dish.Name}", item.Seat is { } seat ? $"seat {seat}" : "");
        if (item.SetMenu is { } menu) yield return new(Detail, menu.Name);
        foreach (var chosen in item.Dish.Modifiers) yield return new(Plain, $"- {chosen.Name}");
        foreach (var wish in PrintLine.Each(Bold, item.Note)) yield return wish;
        if (item.Dish.Diet is not { } diet) yield break;
        if (!diet.Allergens.IsEmpty) yield return new(Detail, $"Contains: {Words(diet.Allergens)}");
        if (!diet.Marks.IsEmpty) yield return new(Detail, $"Suits: {Words(diet.Marks)}");
    }

    private static string Words<T>(IEnumerable<T> declared) where T : struct, Enum =>
        string.Join(", ", declared.Select(one => JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString())));
}
