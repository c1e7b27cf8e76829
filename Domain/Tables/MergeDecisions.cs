using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Tables.TableStatus;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>
/// The rules of merged tables. A merged table is a part of its host: it has the host's status, and its guests, orders, bills and calls are
/// the host's. When the host's guests leave or move, its parts are tables of their own again.
/// </summary>
internal static class MergeDecisions
{
    /// <summary>The tables that are merged into this one, by number.</summary>
    public static IEnumerable<Table> PartsOf(this Restaurant state, string hostId) =>
        state.Sessions.Parts.Select(id => state.Tables[id]).Where(table => table.Merge?.HostId == hostId).OrderBy(table => table.Number);

    /// <summary>
    /// When the last reservation of the guests at a table and its parts ends; null: there are no guests, or they came without one.
    /// </summary>
    public static DateTimeOffset? ReservedUntil(Restaurant state, Table host) => host.Session is not { } session ? null
        : state.PartsOf(host.Id).Select(part => part.Merge!.ReservedUntil).Append(session.ReservedUntil).Max();

    public static Refusal? Merge(DecisionContext context, MergeTable command)
    {
        if (!context.Actor.May(Permission.MoveParties)) return PartyRefusals.MayNotMove;
        if (PartyDecisions.Find(context.State, command.TableId) is not { } part
            || PartyDecisions.Find(context.State, command.HostTableId) is not { } host) return TableRefusals.Unknown;
        if (part.Merge?.HostId == host.Id) return null;
        if (MayMerge(context, part, host) is { } refusal) return refusal;

        if (part.Session is { } joining) Join(context, part, joining, host, host.Session!);
        Attach(context, part, host, part.Session);
        return BillReconciler.Reconcile(context, host.Id);
    }

    public static Refusal? Unmerge(DecisionContext context, UnmergeTable command)
    {
        if (!context.Actor.May(Permission.MoveParties)) return PartyRefusals.MayNotMove;
        if (PartyDecisions.Find(context.State, command.TableId) is not { } part) return TableRefusals.Unknown;
        if (part.Merge is not { } merge) return PartyRefusals.NotMerged;
        var host = context.State.Tables[merge.HostId];
        if (PartyDecisions.MayTake(context, host) is { } notYours) return notYours;
        if (host.Session is { } session && merge.Guests > 0) return Part(context, part, merge, host, session);

        context.Add(new TableMerged(part.Id, part.Number, HostId: null, Guests: 0));
        var next = host.Session is not null ? NeedsCleaning : host.Status == Reserved ? Available : host.Status;
        return next == part.Status ? null : TableDecisions.ChangeStatus(context, context.State.Tables[part.Id], next);
    }

    /// <summary>Makes a table a part of its host, with its status and no guests of its own.</summary>
    /// <param name="joining">The guests that it brings; null: none.</param>
    public static void Attach(DecisionContext context, Table part, Table host, TableSession? joining)
    {
        context.Add(new TableMerged(
            part.Id, part.Number, host.Id, joining?.Guests ?? 0, joining?.ReservedUntil, joining?.OpenedAt));
        if (part.Status != host.Status || part.Session is not null)
            TableDecisions.ChangeStatus(context, context.State.Tables[part.Id], host.Status);
    }

    /// <summary>The parts of a table get its status. When its guests are gone, the merge is over.</summary>
    public static void Follow(DecisionContext context, Table host, TableStatus status)
    {
        var ends = host.Session is not null && status is not (Occupied or AwaitingPayment);
        foreach (var part in context.State.PartsOf(host.Id))
        {
            if (part.Status != status)
                context.Add(new TableStatusChanged(
                    part.Id, part.Number, status, part.Status, Session: null, Reservation: null, part.Name));
            if (ends) context.Add(new TableMerged(part.Id, part.Number, HostId: null, Guests: 0));
        }
    }

    private static Refusal? MayMerge(DecisionContext context, Table part, Table host)
    {
        if (part.Id == host.Id) return PartyRefusals.Itself;
        if (context.State.PartsOf(part.Id).Any()) return PartyRefusals.IsHost(part);
        foreach (var table in (Table[])[part, host])
        {
            if (table.Merge is { } merge) return PartyRefusals.IsMerged(table, context.State.Tables[merge.HostId]);
            if (PartyDecisions.MayTake(context, table) is { } notYours) return notYours;
        }
        if (part is { Session: null, Status: not Available }) return PartyRefusals.IsNotFree(part);
        if (host.Status is NeedsCleaning or OutOfService) return PartyRefusals.IsNotFree(host);
        if (part.Session is not { } joining) return null;
        if (host.Session is not { } session) return TableRefusals.NotSeated(host);
        return Lines.CheckAmount(context, session.Id, [.. context.State.OrdersOf(joining.Id).SelectMany(order => order.Items)
            .Where(item => item.IsActive)]);
    }

    // The bills keep to the orders they came with, so that they can leave with them.
    private static void Join(DecisionContext context, Table part, TableSession joining, Table host, TableSession session)
    {
        var (orders, bills) = (context.State.OrdersOf(joining.Id), context.State.AllBillsOf(joining.Id)
            .OrderBy(bill => bill.Id, StringComparer.Ordinal).ToArray());
        TableDecisions.ChangeStatus(context, host, host.Status, session with { Guests = session.Guests + joining.Guests });
        foreach (var order in orders) PartyDecisions.Place(context, host, session, order, part.Id);
        foreach (var bill in bills)
            PartyDecisions.Place(
                context, host, session, bill.OrderIds.IsEmpty ? bill with { OrderIds = [.. orders.Select(order => order.Id)] } : bill);
        foreach (var call in part.Calls) Join(context, part, call, host, host.Calls.FirstOrDefault(known => known.Type == call.Type));
    }

    // Of two calls of one type the host's stays, unless only the other is still to be answered.
    private static void Join(DecisionContext context, Table part, Call joining, Table host, Call? known)
    {
        if (known is null)
        {
            CallDecisions.Announce(context, host, joining);
            return;
        }
        var joiningStays = known.Status == CallStatus.Acknowledged && joining.Status == CallStatus.Open;
        var (stays, ends, at) = joiningStays ? (joining, known, host) : (known, joining, part);
        CallDecisions.Announce(context, at, ends with { Status = CallStatus.Expired });
        CallDecisions.Announce(context, host, stays with { Count = stays.Count + ends.Count });
    }

    // Its bills go with it. One that covers both and that nothing was paid of stays, and follows the orders that stay.
    private static Refusal? Part(DecisionContext context, Table part, TableMerge merge, Table host, TableSession session)
    {
        var orders = context.State.OrdersOf(session.Id).Where(order => order.OriginTableId == part.Id).ToArray();
        var ids = orders.Select(order => order.Id).ToHashSet();
        var splits = context.State.BillsOf(session.Id).GroupBy(bill => bill.SplitFrom ?? bill.Id)
            .Select(split => split.ToArray()).ToArray();
        if (splits.FirstOrDefault(split => split is not [{ IsRevisable: true }] && Covers(split, ids, own: true)
            && Covers(split, ids, own: false)) is [var shared, ..])
            return PartyRefusals.SharedBill(part, shared);

        var own = new TableSession(context.NewId("ses"), merge.Guests, merge.SeatedAt ?? session.OpenedAt, merge.ReservedUntil);
        context.Add(new TableMerged(part.Id, part.Number, HostId: null, Guests: 0));
        TableDecisions.ChangeStatus(context, part, Occupied, own);
        foreach (var order in orders) PartyDecisions.Place(context, part, own, order, originTableId: null);
        var taken = splits.Where(split => Covers(split, ids, own: true) && !Covers(split, ids, own: false)).SelectMany(split => split);
        foreach (var bill in taken)
            PartyDecisions.Place(context, part, own, bill);
        TableDecisions.ChangeStatus(context, host, host.Status, session with { Guests = Math.Max(1, session.Guests - merge.Guests) });
        return BillReconciler.Reconcile(context, host.Id) ?? BillReconciler.Reconcile(context, part.Id);
    }

    private static bool Covers(Bill[] split, HashSet<string> orderIds, bool own) =>
        split.SelectMany(bill => bill.Lines).Any(line => orderIds.Contains(line.OrderId) == own);
}
