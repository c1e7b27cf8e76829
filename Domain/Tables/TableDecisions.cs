using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using static RealtimeRestaurant.Domain.Tables.TableStatus;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>domain.md, "Table and session".</summary>
internal static class TableDecisions
{
    private const string NothingToPay = "nothing to pay";

    public static Refusal? Add(Story story, AddTable command)
    {
        if (!story.Actor.IsManager) return TableRefusals.NotAManager;
        if (command.Seats < 1 || command.Number < 1) return TableRefusals.Sizes;
        if (story.State.Tables.Values.Any(table => table.Number == command.Number)) return TableRefusals.NumberTaken(command.Number);
        story.Add(new TableAdded(story.NewId("tbl"), command.Number, command.Seats));
        return null;
    }

    public static Refusal? SetStatus(Story story, SetTableStatus command)
    {
        if (!story.Actor.Is(Role.Waiter, Role.Cashier)) return TableRefusals.NotOnTheFloor;
        if (story.State.Tables.GetValueOrDefault(command.TableId) is not { } table) return TableRefusals.Unknown;
        return (table.Status, command.Status) switch
        {
            (_, AwaitingPayment) => TableRefusals.Derived,
            (Available or Reserved, Occupied) => Seat(story, table, command.Guests ?? 1),
            (Occupied or AwaitingPayment, Occupied) => TableRefusals.Occupied(table),
            (Available or Reserved, Reserved) => Reserve(story, table, command),
            (OutOfService, Available) or (Available or NeedsCleaning, OutOfService) when !story.Actor.IsManager => TableRefusals.NotAManager,
            (Occupied or AwaitingPayment, NeedsCleaning or Available) => Leave(story, table, command.Status),
            (Reserved or NeedsCleaning or OutOfService, Available) or (Available or NeedsCleaning, OutOfService) => Become(story, table, command.Status),
            var (from, to) => from == to ? null : TableRefusals.Illegal(table, to),
        };
    }

    public static Refusal? Assign(Story story, AssignWaiter command)
    {
        if (!story.Actor.Is(Role.Waiter)) return TableRefusals.MayNotAssign;
        if (story.State.Tables.GetValueOrDefault(command.TableId) is not { } table) return TableRefusals.Unknown;
        if (story.State.Staff.GetValueOrDefault(command.StaffId) is not { } waiter) return StaffRefusals.Unknown;
        if (waiter.Role is Role.Chef or Role.Cashier) return TableRefusals.DoesNotServe(waiter);
        if (!waiter.IsOnDuty) return TableRefusals.NotOnDuty(waiter);
        if (table.WaiterId != waiter.Id) story.Add(new WaiterAssigned(table.Id, table.Number, waiter.Id, waiter.Name, table.WaiterId));
        return null;
    }

    /// <summary>The table's next status; a sitting or a reservation only where one begins.</summary>
    public static Refusal? Become(Story story, Table table, TableStatus status, Session? session = null, Reservation? reservation = null)
    {
        story.Add(new TableStatusChanged(table.Id, table.Number, status, table.Status, session, reservation));
        return null;
    }

    private static Refusal? Seat(Story story, Table table, int guests) =>
        guests < 1 ? TableRefusals.NoGuests : Become(story, table, Occupied, new Session(story.NewId("ses"), guests, story.Now));

    private static Refusal? Reserve(Story story, Table table, SetTableStatus command)
    {
        var reservation = new Reservation(command.ReservedFor, command.Until is { } until ? Moment.Of(until) : null);
        if (table.Status == Reserved) return table.Reservation == reservation ? null : TableRefusals.AlreadyReserved(table);
        return reservation.Until <= story.Now ? TableRefusals.Past : Become(story, table, Reserved, reservation: reservation);
    }

    private static Refusal? Leave(Story story, Table table, TableStatus next)
    {
        if (MayLeave(story.State, table) is { } refusal) return refusal;
        foreach (var call in table.Calls) CallDecisions.Say(story, table, call with { Status = CallStatus.Expired });
        foreach (var bill in story.State.BillsOf(table.Session!.Id).Where(bill => !bill.IsSettled)) Close(story, bill);
        if (Reckoning.Settle(story, table.Id) is { } refused) return refused;
        table = story.State.Tables[table.Id];
        return Become(story, table, next);
    }

    private static Refusal? MayLeave(Restaurant state, Table table)
    {
        var waiting = state.Orders.Values
            .Where(order => order.SessionId == table.Session?.Id)
            .FirstOrDefault(order => order.Items.Any(item => item.IsActive && item.Status != ItemStatus.Served));
        return waiting is null ? Unpaid(state, table) : TableRefusals.Unserved(table, waiting);
    }

    // Nothing is due on it: what was on the house is paid by being issued, and one with nothing on it was never needed.
    private static void Close(Story story, Bill bill)
    {
        if (bill is { Status: BillStatus.Open, Lines.IsEmpty: false }) BillDecisions.Issue(story, bill);
        else story.Add(new BillStatusChanged(bill with { Status = BillStatus.Void, Reason = NothingToPay }, bill.Status, NothingToPay));
    }

    // What costs something is on a bill that is paid (I11).
    private static Refusal? Unpaid(Restaurant state, Table table)
    {
        if (table.Session is not { } session) return null;
        var due = state.BillsOf(session.Id).Sum(bill => bill.Due);
        var unbilled = state.Unbilled(state.OrdersOf(session.Id), state.BillsOf(session.Id)).Sum(line => line.Price * line.Quantity);
        return due + unbilled > 0 ? TableRefusals.BalanceDue(table, due + unbilled) : null;
    }
}
