using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>domain.md, "Call waiter".</summary>
internal static class CallDecisions
{
    private static readonly TimeSpan BetweenAnnouncements = TimeSpan.FromSeconds(30);

    public static Refusal? Call(Story story, CallWaiter command)
    {
        if (!story.Actor.Is(Role.Waiter, Role.Cashier)) return CallRefusals.NotOnTheFloor;
        if (story.State.Tables.GetValueOrDefault(command.TableId) is not { } table) return TableRefusals.Unknown;
        if (table.Session is null) return TableRefusals.NotSeated(table);

        if (table.Calls.FirstOrDefault(call => call.Type == command.Type) is { } open) Repeat(story, table, open);
        else Say(story, table, new(story.NewId("call"), command.Type, CallStatus.Open, Count: 1, Level: 0, story.Now, story.Now, AcknowledgedBy: null, AcknowledgedAt: null));
        return null;
    }

    public static Refusal? Acknowledge(Story story, AcknowledgeCall command)
    {
        if (Find(story, command.TableId, command.CallId, out var table, out var call) is { } refusal) return refusal;
        if (call.Status == CallStatus.Acknowledged) return call.AcknowledgedBy == story.Actor.Id ? null : CallRefusals.Taken(table, call);
        Say(story, table, call with
        {
            Status = CallStatus.Acknowledged, AcknowledgedBy = story.Actor.Id, AcknowledgedByName = story.Actor.Name, AcknowledgedAt = story.Now,
        });
        return null;
    }

    public static Refusal? Resolve(Story story, ResolveCall command)
    {
        if (Find(story, command.TableId, command.CallId, out var table, out var call) is { } refusal) return refusal;
        if (call.Status != CallStatus.Acknowledged) return CallRefusals.NotAcknowledged(table);
        Say(story, table, call with { Status = CallStatus.Resolved });
        return null;
    }

    /// <summary>The call's new state, for every screen that it concerns.</summary>
    public static void Say(Story story, Table table, Call call) =>
        story.Add(new WaiterCalled(table.Id, table.Number, table.WaiterId, call with { AnnouncedAt = story.Now }, Announced: true));

    private static void Repeat(Story story, Table table, Call call)
    {
        var again = call with { Count = call.Count + 1 };
        if (story.Now - table.Calls.Max(known => known.AnnouncedAt) >= BetweenAnnouncements) Say(story, table, again);
        else story.Add(new WaiterCalled(table.Id, table.Number, table.WaiterId, again, Announced: false));
    }

    private static Refusal? Find(Story story, string tableId, string callId, out Table table, out Call call)
    {
        call = null!;
        if (!story.State.Tables.TryGetValue(tableId, out table!)) return TableRefusals.Unknown;
        call = table.Calls.FirstOrDefault(known => known.Id == callId)!;
        if (call is null) return CallRefusals.Unknown(table);
        return story.Actor.Is(Role.Waiter, Role.Cashier) ? null : CallRefusals.NotOnTheFloor;
    }
}
