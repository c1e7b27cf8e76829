using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Tables.TableStatus;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>The rules of guests who change their table. Their session, waiter, orders, tickets, bills and calls follow.</summary>
internal static class PartyDecisions
{
    /// <summary>
    /// The other table is free, or reserved for these guests, which the person who moves them says. Tables that were merged into the first
    /// are free as well then.
    /// </summary>
    public static Refusal? Move(DecisionContext context, MoveParty command)
    {
        if (!context.Actor.May(Permission.MoveParties)) return PartyRefusals.MayNotMove;
        if (Find(context.State, command.TableId) is not { } from || Find(context.State, command.ToTableId) is not { } to)
            return TableRefusals.Unknown;
        if (from.Session is not { } session) return TableRefusals.NotSeated(from);
        if (from.Id == to.Id) return null;
        if (MayTake(context, from) is { } refusal) return refusal;
        if (to.Merge is { } merge) return PartyRefusals.IsMerged(to, context.State.Tables[merge.HostId]);
        if (to.Session is not null) return TableRefusals.Occupied(to);
        if (to.Status is not (Available or Reserved)) return TableRefusals.Illegal(to, Occupied);

        session = session with { ReservedUntil = MergeDecisions.ReservedUntil(context.State, from) };
        TableDecisions.ChangeStatus(context, to, from.Status, session);
        if (from.WaiterId is not null && from.WaiterId != to.WaiterId && MayReplace(context.State, from.WaiterId, to.WaiterId))
            context.Add(new WaiterAssigned(to.Id, to.Number, from.WaiterId, from.WaiterName, to.WaiterId));
        to = context.State.Tables[to.Id];
        Place(context, to, session);
        foreach (var call in from.Calls) CallDecisions.Announce(context, to, call);
        return TableDecisions.ChangeStatus(context, from, NeedsCleaning);
    }

    /// <summary>
    /// Waiters decide about their own tables, and about those without a waiter who serves now; managers about all.
    /// </summary>
    public static bool IsTheirs(DecisionContext context, Table table) =>
        context.Actor.May(Permission.OverrideWaiters) || table.WaiterId is not { } waiter || waiter == context.Actor.Id
            || !HandoverDecisions.IsServing(context.State, waiter);

    /// <summary>Why they may not move or merge the guests of a table; null if they may.</summary>
    public static Refusal? MayTake(DecisionContext context, Table table) =>
        IsTheirs(context, table) ? null : PartyRefusals.NotYours(table);

    public static Table? Find(Restaurant state, string tableId) =>
        state.Tables.GetValueOrDefault(tableId) is { IsRetired: false } table ? table : null;

    /// <summary>The orders and bills of a table session are at this table, with the number and name that it has now.</summary>
    public static void Place(DecisionContext context, Table table, TableSession session)
    {
        var state = context.State;
        foreach (var order in state.OrdersOf(session.Id))
            Place(context, table, session, order, order.OriginTableId is { } origin && IsPart(state, origin, table) ? origin : null);
        foreach (var bill in state.AllBillsOf(session.Id)) Place(context, table, session, bill);
    }

    public static void Place(DecisionContext context, Table table, TableSession session, Order order, string? originTableId) => context.Add(
        new OrderTableChanged(order.Id, order.Number, table.Id, table.Number, table.Name, session.Id, originTableId));

    public static void Place(DecisionContext context, Table table, TableSession session, Bill bill)
    {
        var party = bill.Party with { TableId = table.Id, TableNumber = table.Number, TableName = table.Name, SessionId = session.Id };
        context.Add(new BillStatusChanged(bill with { Party = party }, bill.Status, bill.Reason));
    }

    // A waiter who does not serve now takes no table from one who does.
    private static bool MayReplace(Restaurant state, string waiterId, string? before) =>
        HandoverDecisions.IsServing(state, waiterId) || before is null || !HandoverDecisions.IsServing(state, before);

    private static bool IsPart(Restaurant state, string tableId, Table host) => state.Tables[tableId].Merge?.HostId == host.Id;
}
