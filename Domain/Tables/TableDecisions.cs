using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using static RealtimeRestaurant.Domain.Tables.TableStatus;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>
/// The rules of tables: available, reserved, occupied, awaiting payment, needs cleaning, out of service. Guests leave only when everything
/// is served and paid.
/// </summary>
internal static class TableDecisions
{
    public static Refusal? Decide(DecisionContext context, TableCommand command) => command switch
    {
        AddTable add => TableRecordDecisions.Add(context, add),
        ChangeTable change => TableRecordDecisions.Change(context, change),
        SetTableStatus set => SetStatus(context, set),
        MoveParty move => PartyDecisions.Move(context, move),
        MergeTable merge => MergeDecisions.Merge(context, merge),
        UnmergeTable unmerge => MergeDecisions.Unmerge(context, unmerge),
        AssignWaiter assign => Assign(context, assign),
        HandOverTables handOver => HandoverDecisions.HandOver(context, handOver),
        CallWaiter call => CallDecisions.Call(context, call),
        AcknowledgeCall acknowledge => CallDecisions.Acknowledge(context, acknowledge),
        ResolveCall resolve => CallDecisions.Resolve(context, resolve),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? SetStatus(DecisionContext context, SetTableStatus command)
    {
        if (!context.Actor.May(Permission.ServeTables)) return TableRefusals.NotOnTheFloor;
        if (context.State.Tables.GetValueOrDefault(command.TableId) is not { IsRetired: false } table) return TableRefusals.Unknown;
        if (table.Merge is { } merge) return PartyRefusals.IsMerged(table, context.State.Tables[merge.HostId]);
        return (table.Status, command.Status) switch
        {
            (_, AwaitingPayment) => TableRefusals.Derived,
            (Available or Reserved, Occupied) => Seat(context, table, command.Guests ?? 1),
            (Occupied or AwaitingPayment, Occupied) => TableRefusals.Occupied(table),
            (Available or Reserved, Reserved) => Reserve(context, table, command),
            (OutOfService, Available) or (Available or NeedsCleaning, OutOfService) when !context.Actor.May(Permission.ManageTables) =>
                TableRefusals.MayNotManage,
            (Occupied or AwaitingPayment, NeedsCleaning or Available) => Leave(context, table, command.Status),
            (Reserved or NeedsCleaning or OutOfService, Available) or (Available or NeedsCleaning, OutOfService) =>
                ChangeStatus(context, table, command.Status),
            var (from, to) => from == to ? null : TableRefusals.Illegal(table, to),
        };
    }

    public static Refusal? Assign(DecisionContext context, AssignWaiter command)
    {
        if (!context.Actor.May(Permission.AssignWaiters)) return TableRefusals.MayNotAssign;
        if (context.State.Tables.GetValueOrDefault(command.TableId) is not { IsRetired: false } table) return TableRefusals.Unknown;
        if (context.State.Staff.GetValueOrDefault(command.StaffId) is not { } waiter) return StaffRefusals.Unknown;
        if (HandoverDecisions.MayServe(waiter) is { } refusal) return refusal;
        if (table.WaiterId != waiter.Id && !PartyDecisions.IsTheirs(context, table)) return TableRefusals.NotYourTable(table);
        HandoverDecisions.Give(context, table, waiter);
        return null;
    }

    /// <summary>A table whose waiter does not serve now goes to the first on duty who seats guests or takes an order there.</summary>
    public static void TakeOver(DecisionContext context, Table table)
    {
        if (table.WaiterId is null || HandoverDecisions.IsServing(context.State, table.WaiterId)) return;
        if (context.State.Staff.GetValueOrDefault(context.Actor.Id) is { } next && HandoverDecisions.MayServe(next) is null)
            HandoverDecisions.Give(context, table, next);
    }

    /// <summary>All tables of a member of staff are left without a waiter.</summary>
    public static void LeaveAll(DecisionContext context, string staffId)
    {
        foreach (var table in context.State.Tables.Values.Where(table => table.WaiterId == staffId).OrderBy(table => table.Number))
            context.Add(new WaiterAssigned(table.Id, table.Number, WaiterId: null, WaiterName: null, staffId));
    }

    /// <summary>
    /// Changes the table's status, with the table session or reservation that begins. The tables that are merged into it follow.
    /// </summary>
    /// <param name="session">Null: the one that goes on, if there is one.</param>
    public static Refusal? ChangeStatus(
        DecisionContext context, Table table, TableStatus status, TableSession? session = null, TableHold? reservation = null)
    {
        if (status is Occupied or AwaitingPayment) session ??= table.Session;
        context.Add(new TableStatusChanged(table.Id, table.Number, status, table.Status, session, reservation, table.Name));
        MergeDecisions.Follow(context, table, status);
        return null;
    }

    /// <param name="until">When the reservation of these guests ends; null: they have none.</param>
    public static Refusal? Seat(DecisionContext context, Table table, int guests, DateTimeOffset? until = null)
    {
        if (guests < 1) return TableRefusals.NoGuests;
        ChangeStatus(context, table, Occupied, new TableSession(context.NewId("ses"), guests, context.Now, until));
        TakeOver(context, table);
        return null;
    }

    private static Refusal? Reserve(DecisionContext context, Table table, SetTableStatus command)
    {
        var reservation = new TableHold(command.ReservedFor, command.Until is { } until ? Timestamps.ToWholeMilliseconds(until) : null);
        if (table.Status == Reserved) return table.Reservation == reservation ? null : TableRefusals.AlreadyReserved(table);
        return reservation.Until <= context.Now ? TableRefusals.Past : ChangeStatus(context, table, Reserved, reservation: reservation);
    }

    /// <summary>
    /// Frees a table where nothing has happened for long. While something is unserved or due there, it tells the managers instead, once.
    /// </summary>
    public static void EndIdle(DecisionContext context, Table table)
    {
        if (MayLeave(context, table) is not { } reason)
        {
            // Its lines stay as they are, so nothing else can refuse it.
            Leave(context, table, NeedsCleaning);
            return;
        }
        context.Add(new TableIdle(table.Id, table.Number));
        var message = $"Nothing was ordered or paid at {table.Label} for two hours. {reason.Sentence}";
        foreach (var role in Permissions.RolesWith(Permission.HearEscalations))
            context.Add(new NoticeSent(new Notice(
                context.NewId("ntc"), message, "tableIdle", UserId: null, role, Actor.System.Id, Actor.System.Name, context.Now,
                ReadBy: [])));
    }

    private static Refusal? Leave(DecisionContext context, Table table, TableStatus next)
    {
        if (MayLeave(context, table) is { } refusal) return refusal;
        foreach (var call in table.Calls) CallDecisions.Announce(context, table, call with { Status = CallStatus.Expired });
        foreach (var bill in context.State.BillsOf(table.Session!.Id).Where(bill => !bill.IsSettled))
            BillDecisions.CloseWithoutBalance(context, bill);
        if (BillReconciler.Reconcile(context, table.Id) is { } refused) return refused;
        table = context.State.Tables[table.Id];
        return ChangeStatus(context, table, next);
    }

    private static Refusal? MayLeave(DecisionContext context, Table table)
    {
        var waiting = context.State.OrdersOf(table.Session?.Id ?? "")
            .FirstOrDefault(order => order.Items.Any(item => item.IsActive && item.Status != ItemStatus.Served));
        return waiting is null ? Unpaid(context, table) : TableRefusals.Unserved(table, waiting);
    }

    // Everything that costs something must be on a paid bill.
    private static Refusal? Unpaid(DecisionContext context, Table table)
    {
        var state = context.State;
        if (table.Session is not { } session) return null;
        var due = state.BillsOf(session.Id).Sum(bill => bill.Due);
        var unbilled = state.Unbilled(state.OrdersOf(session.Id), state.BillsOf(session.Id)).Sum(line => line.Charge);
        return due + unbilled > 0 ? TableRefusals.BalanceDue(table, context.Money(due + unbilled)) : null;
    }
}
