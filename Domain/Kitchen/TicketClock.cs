using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>The deadlines of a ticket: unseen by displays, nearly late, late, cancelled and not acknowledged.</summary>
internal static class TicketClock
{
    private static readonly TimeSpan UnseenTimeout = TimeSpan.FromSeconds(10), CancelledTimeout = TimeSpan.FromMinutes(15);

    // 70 % of each minute, exact in whole seconds.
    private static readonly TimeSpan WarnPerMinute = TimeSpan.FromSeconds(42);

    public static DateTimeOffset? NextDeadline(this Ticket ticket)
    {
        if (ticket.Status == TicketStatus.CancelledPending) return ticket.CancelledAt + CancelledTimeout;
        if (!ticket.IsOpen) return null;
        DateTimeOffset? level = ticket.Level == Lateness.Late ? null : At(ticket, ticket.Level + 1);
        return IsUnseen(ticket) && !(level < UnseenAt(ticket)) ? UnseenAt(ticket) : level;
    }

    public static void Advance(DecisionContext context, Ticket ticket)
    {
        if (ticket.Status == TicketStatus.CancelledPending)
        {
            context.Add(new TicketClosed(ticket.Id, ticket.OrderId, context.Actor.Id));
            return;
        }
        if (IsUnseen(ticket) && context.Now >= UnseenAt(ticket))
            context.Add(Alert(ticket, AlertKind.UnseenTicket, AlertPriority.High, "no display has shown it yet"));
        if (LevelAt(ticket, context.Now) is var level && level > ticket.Level)
            context.Add(level == Lateness.Late
                ? Alert(ticket, AlertKind.Late, AlertPriority.High, "it is late")
                : Alert(ticket, AlertKind.Warn, AlertPriority.Normal, "it will soon be late"));
    }

    private static bool IsUnseen(Ticket ticket) => ticket is { Status: TicketStatus.New, AlertedUnseen: false };

    private static DateTimeOffset UnseenAt(Ticket ticket) => ticket.FiredAt + UnseenTimeout;

    private static DateTimeOffset At(Ticket ticket, Lateness level) =>
        level == Lateness.Warn ? ticket.FiredAt + (ticket.TargetMinutes * WarnPerMinute) : ticket.DueAt;

    private static Lateness LevelAt(Ticket ticket, DateTimeOffset now)
    {
        if (now >= At(ticket, Lateness.Late)) return Lateness.Late;
        return now >= At(ticket, Lateness.Warn) ? Lateness.Warn : Lateness.OnTime;
    }

    private static KitchenAlertRaised Alert(Ticket ticket, AlertKind kind, AlertPriority priority, string what) => new(
        kind, priority, $"Order {ticket.OrderNumber}{Guests(ticket)}, {ticket.Station}: {what}.", ticket.OrderId, ticket.Id,
        AffectedOrders: []);

    // Where they sit, or whom to call; without either the number of the order is called.
    private static string Guests(Ticket ticket) => Table.LabelOf(ticket.TableNumber, ticket.TableName) is { } table ? $", {table}"
        : ticket.CallName is { } name ? $", for {name}" : "";
}
