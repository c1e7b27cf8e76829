using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using static RealtimeRestaurant.Host.Printing.PrintStyle;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>A ticket on paper, for a station without a display. It has no prices, and nothing about guests but their wishes.</summary>
internal static class KitchenSlip
{
    public static Printout Of(Ticket ticket, Order order, LocalFormat format)
    {
        var (words, number) = (format.Words, format.Say(format.Words.Order, ticket.OrderNumber));
        var items = order.Items.Where(item => ticket.ItemIds.Contains(item.Id));
        return new(
            $"{number}, {ticket.Station}",
            [
                .. Marks(ticket, order, format).Select(mark => new PrintLine(Heading, mark)),
                new(Heading, Guests(ticket, format)),
                .. PrintLine.Each(Heading, order.Note is { Length: > 0 } note ? format.Say(words.Note, note) : null),
                new(Bold, ticket.Station, number),
                new(
                    Plain, format.Say(words.Sent, format.Time(ticket.FiredAt)), format.Say(words.DueAt, format.Time(ticket.DueAt))),
                new(Separator), .. items.SelectMany(item => Line(item, format)), new(Separator),
            ]) { Language = format.Language };
    }

    // Where the guests sit, or whom to call.
    private static string Guests(Ticket ticket, LocalFormat format) => ticket.Kind switch
    {
        OrderKind.TakeAway => format.Say(format.Words.TakeAway, ticket.CallName).TrimEnd(),
        OrderKind.Counter => format.Say(format.Words.Counter, ticket.CallName).TrimEnd(),
        _ => ticket.TableName ?? format.Say(format.Words.Table, ticket.TableNumber),
    };

    private static IEnumerable<string> Marks(Ticket ticket, Order order, LocalFormat format)
    {
        if (ticket.Status is TicketStatus.CancelledPending) yield return format.Words.Cancelled;
        if (order.Rush > 0) yield return format.Say(format.Words.Rush, order.Rush);
        if (ticket.Recalled) yield return format.Words.Recalled;
        if (ticket.AddOn) yield return format.Words.AddOn;
    }

    private static IEnumerable<PrintLine> Line(OrderItem item, LocalFormat format)
    {
        var words = format.Words;
        var much = item.Dish.Weight is { } weight ? format.Weight(weight) : $"{item.Quantity} x";
        var mark = !item.IsActive ? $"{words.Cancelled}: " : item.RemakeOf is not null ? $"{words.Remake}: " : "";
        yield return new(Bold, $"{mark}{much} {item.Dish.Name}", item.Seat is { } seat ? format.Say(words.Seat, seat) : "");
        if (item.SetMenu is { } menu) yield return new(Detail, menu.Name);
        foreach (var chosen in item.Dish.Modifiers.CountBy(chosen => chosen.Name))
            yield return new(Plain, $"- {LocalFormat.Option(chosen.Value, chosen.Key)}");
        foreach (var wish in PrintLine.Each(Bold, item.Note)) yield return wish;
        if (item.Dish.Diet is not { } diet) yield break;
        if (!diet.Allergens.IsEmpty) yield return new(Detail, Listed(words.Contains, diet.Allergens.Select(one => words.Allergens[one])));
        if (!diet.Marks.IsEmpty) yield return new(Detail, Listed(words.Suits, diet.Marks.Select(one => words.Marks[one])));

        string Listed(string phrase, IEnumerable<string> declared) => format.Say(phrase, string.Join(", ", declared));
    }
}
