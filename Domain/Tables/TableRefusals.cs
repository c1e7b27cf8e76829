using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Domain.Tables;

internal static class TableRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such table.");
    public static readonly Refusal MayNotManage =
        new(RefusalCode.Forbidden, "Only a manager may add or change tables, or take them in and out of service.");
    public static readonly Refusal NotOnTheFloor = new(RefusalCode.Forbidden, "Only a waiter, a cashier or a manager may change a table.");
    public static readonly Refusal MayNotAssign = new(RefusalCode.Forbidden, "Only a waiter or a manager may assign a waiter to a table.");
    public static readonly Refusal NotYourTables = new(RefusalCode.Forbidden, "Only a manager may hand over the tables of others.");
    public static readonly Refusal Derived =
        new(RefusalCode.DerivedState, "A table awaits payment when its bill is issued; no command sets that.");
    public static readonly Refusal NoGuests = new(RefusalCode.RuleBroken, "At least one guest must be seated.");
    public static readonly Refusal Sizes = new(RefusalCode.RuleBroken, "Table number and seats must be at least 1.");
    public static readonly Refusal Past = new(RefusalCode.RuleBroken, "A reservation cannot end before it begins.");

    public static Refusal NumberTaken(int number) => Refusal.Exists("number", $"There is already a table {number}.");

    public static Refusal NameTaken(string name) => Refusal.Exists("name", $"There is already a table called {name}.");

    public static Refusal NotSeated(Table table) =>
        new(RefusalCode.TableNotSeated, table.Merge is null
            ? $"{table.Title} has no guests; seat them first."
            : $"{table.Title} is merged into another table, which has its guests; use that one.");

    public static Refusal Occupied(Table table) => new(RefusalCode.TableOccupied, $"{table.Title} is already occupied.");

    public static Refusal AlreadyReserved(Table table) =>
        new(RefusalCode.AlreadyTaken, $"{table.Title} is already reserved for {table.Reservation?.Name ?? "other guests"}.");

    public static Refusal DoesNotServe(StaffMember member) =>
        new(RefusalCode.RuleBroken, $"{member.Name} is a {member.Role.Name()} and serves no tables.");

    public static Refusal NotTheirs(StaffMember member, Table table) =>
        new(RefusalCode.RuleBroken, $"{member.Name} does not look after {table.Label}.");

    public static Refusal NotYourTable(Table table) =>
        new(RefusalCode.Forbidden, $"{table.WaiterName} looks after {table.Label}. They or a manager may give it to another waiter.");

    public static Refusal NotOnDuty(StaffMember member) =>
        new(RefusalCode.RuleBroken, $"{member.Name} is not on duty; a table needs a waiter who is.");

    public static Refusal Unserved(Table table, Order order) =>
        new(RefusalCode.UnservedItems,
            $"{table.Title} has unserved items in order {order.Number}. Serve or cancel them first.");

    public static Refusal BalanceDue(Table table, string amount) =>
        new(RefusalCode.BalanceDue, $"{table.Title} still owes {amount}. Take the payment, or remove the items.");

    public static Refusal Illegal(Table table, TableStatus next) =>
        new(RefusalCode.IllegalTransition, $"{table.Title} is {Name(table.Status)}; it cannot become {Name(next)}.");

    private static string Name(TableStatus status) => status switch
    {
        TableStatus.NeedsCleaning => "waiting to be cleaned",
        TableStatus.OutOfService => "out of service",
        TableStatus.AwaitingPayment => "awaiting payment",
        _ => status.ToString().ToLowerInvariant(),
    };
}
