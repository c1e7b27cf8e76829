using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>
/// The rules of calls: one open call per table and type. An unanswered call escalates after 45 s to all waiters and after 90 s to managers;
/// an acknowledged one opens again after 5 minutes.
/// </summary>
internal static class CallDecisions
{
    private static readonly TimeSpan BetweenAnnouncements = TimeSpan.FromSeconds(30);

    public static Refusal? Call(DecisionContext context, CallWaiter command)
    {
        if (!context.Actor.May(Permission.ServeTables)) return CallRefusals.NotOnTheFloor;
        if (context.State.Tables.GetValueOrDefault(command.TableId) is not { } table) return TableRefusals.Unknown;
        if (table.Session is null) return TableRefusals.NotSeated(table);

        if (table.Calls.FirstOrDefault(call => call.Type == command.Type) is { } open) Repeat(context, table, open);
        else Announce(context, table,
            new(context.NewId("call"), command.Type, CallStatus.Open, Count: 1, Level: 0, context.Now, context.Now, AcknowledgedBy: null,
            AcknowledgedAt: null));
        return null;
    }

    public static Refusal? Acknowledge(DecisionContext context, AcknowledgeCall command)
    {
        if (Find(context, command.TableId, command.CallId, out var table, out var call) is { } refusal) return refusal;
        if (call.Status == CallStatus.Acknowledged) return call.AcknowledgedBy == context.Actor.Id ? null : CallRefusals.Taken(table, call);
        Announce(context, table, call with
        {
            Status = CallStatus.Acknowledged, AcknowledgedBy = context.Actor.Id, AcknowledgedByName = context.Actor.Name,
            AcknowledgedAt = context.Now,
        });
        return null;
    }

    public static Refusal? Resolve(DecisionContext context, ResolveCall command)
    {
        if (Find(context, command.TableId, command.CallId, out var table, out var call) is { } refusal) return refusal;
        if (call.Status != CallStatus.Acknowledged) return CallRefusals.NotAcknowledged(table);
        Announce(context, table, call with { Status = CallStatus.Resolved });
        return null;
    }

    /// <summary>The call's new state, for every screen that it concerns.</summary>
    public static void Announce(DecisionContext context, Table table, Call call) =>
        Add(context, table, call with { AnnouncedAt = context.Now }, announced: true);

    private static void Repeat(DecisionContext context, Table table, Call call)
    {
        var again = call with { Count = call.Count + 1 };
        // In either direction: a clock that was ahead may have announced it in the future.
        var since = (context.Now - table.Calls.Max(known => known.AnnouncedAt)).Duration();
        if (since >= BetweenAnnouncements) Announce(context, table, again);
        else Add(context, table, again, announced: false);
    }

    private static void Add(DecisionContext context, Table table, Call call, bool announced) =>
        context.Add(new WaiterCalled(table.Id, table.Number, table.WaiterId, call, announced, table.Name));

    private static Refusal? Find(DecisionContext context, string tableId, string callId, out Table table, out Call call)
    {
        call = null!;
        if (!context.State.Tables.TryGetValue(tableId, out table!)) return TableRefusals.Unknown;
        call = table.Calls.FirstOrDefault(known => known.Id == callId)!;
        if (call is null) return CallRefusals.Unknown(table);
        return context.Actor.May(Permission.ServeTables) ? null : CallRefusals.NotOnTheFloor;
    }
}
