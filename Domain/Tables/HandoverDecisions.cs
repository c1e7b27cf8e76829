using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>The rules of tables that change their waiter: staff hand over their own, managers those of others too.</summary>
internal static class HandoverDecisions
{
    public static Refusal? HandOver(DecisionContext context, HandOverTables command)
    {
        if (!context.Actor.May(Permission.AssignWaiters)) return TableRefusals.MayNotAssign;
        if (command.StaffId != context.Actor.Id && !context.Actor.May(Permission.OverrideWaiters)) return TableRefusals.NotYourTables;
        if (context.State.Staff.GetValueOrDefault(command.StaffId) is not { } member) return StaffRefusals.Unknown;
        if (command.TableIds.IsEmpty) return HandOverAll(context, member, command.ToStaffId);

        var tables = command.TableIds.Distinct().Select(id => PartyDecisions.Find(context.State, id)).ToArray();
        if (tables.Contains(null)) return TableRefusals.Unknown;
        if (Array.Find(tables, table => table!.WaiterId != member.Id) is { } other) return TableRefusals.NotTheirs(member, other);
        return HandOver(context, tables!, command.ToStaffId);
    }

    public static Refusal? HandOverAll(DecisionContext context, StaffMember member, string toStaffId) => HandOver(
        context,
        [
            .. context.State.Tables.Values.Where(table => table.WaiterId == member.Id && !table.IsRetired).OrderBy(table => table.Number),
        ],
        toStaffId);

    /// <summary>Gives a table another waiter, who receives its open calls now.</summary>
    public static void Give(DecisionContext context, Table table, StaffMember waiter)
    {
        if (table.WaiterId == waiter.Id) return;
        context.Add(new WaiterAssigned(table.Id, table.Number, waiter.Id, waiter.Name, table.WaiterId));
        foreach (var call in table.Calls.Where(call => call is { Status: CallStatus.Open, Level: 0 }))
            CallDecisions.Announce(context, context.State.Tables[table.Id], call);
    }

    /// <summary>Why a member of staff cannot be the waiter of a table now; null if they can.</summary>
    public static Refusal? MayServe(StaffMember member)
    {
        if (!member.Role.May(Permission.BeAssignedTables)) return TableRefusals.DoesNotServe(member);
        return member.IsOnDuty ? null : TableRefusals.NotOnDuty(member);
    }

    public static bool IsServing(Restaurant state, string staffId) =>
        state.Staff.GetValueOrDefault(staffId) is { } member && MayServe(member) is null;

    private static Refusal? HandOver(DecisionContext context, Table[] tables, string toStaffId)
    {
        if (context.State.Staff.GetValueOrDefault(toStaffId) is not { } next) return StaffRefusals.Unknown;
        if (MayServe(next) is { } refusal) return refusal;
        foreach (var table in tables) Give(context, table, next);
        return null;
    }
}
