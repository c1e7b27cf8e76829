using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>The deadlines of a table: its reservation lapses; its calls escalate, or open again when they are not resolved.</summary>
internal static class TableClock
{
    private static readonly TimeSpan ToAllWaiters = TimeSpan.FromSeconds(45), ToManagers = TimeSpan.FromSeconds(90),
    ToResolve = TimeSpan.FromMinutes(5);

    public static DateTimeOffset? NextDeadline(this Table table)
    {
        var earliest = table.Reservation?.Until;
        foreach (var call in table.Calls)
            if (NextDeadline(call) is { } at && !(earliest <= at)) earliest = at;
        return earliest;
    }

    public static void Advance(DecisionContext context, Table table)
    {
        if (table.Reservation?.Until <= context.Now) TableDecisions.ChangeStatus(context, table, TableStatus.Available);
        foreach (var call in table.Calls)
            if (NextDeadline(call) <= context.Now) CallDecisions.Announce(context, table, Next(call, context.Now));
    }

    private static DateTimeOffset? NextDeadline(Call call) => call switch
    {
        { Status: CallStatus.Acknowledged } => call.AcknowledgedAt + ToResolve,
        { Level: 0 } => call.OpenedAt + ToAllWaiters,
        { Level: 1 } => call.OpenedAt + ToManagers,
        _ => null,
    };

    private static Call Next(Call call, DateTimeOffset now) => call.Status == CallStatus.Acknowledged
        ? call with
        {
            Status = CallStatus.Open, Level = 0, OpenedAt = now, AcknowledgedBy = null, AcknowledgedByName = null, AcknowledgedAt = null,
        }
        : call with { Level = now - call.OpenedAt >= ToManagers ? 2 : 1 };
}
