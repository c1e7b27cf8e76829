using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Tables;

internal static class PartyRefusals
{
    public static readonly Refusal MayNotMove = new(RefusalCode.Forbidden, "Only a waiter or a manager may move guests or merge tables.");
    public static readonly Refusal Itself = new(RefusalCode.RuleBroken, "A table cannot be merged into itself.");
    public static readonly Refusal NotMerged = new(RefusalCode.IllegalTransition, "This table is not merged into another one.");

    public static Refusal NotYours(Table table) => new(
        RefusalCode.Forbidden, $"{table.WaiterName} looks after {table.Label}. They or a manager may move its guests or merge it.");

    public static Refusal IsMerged(Table table, Table host) =>
        new(RefusalCode.IllegalTransition, $"{table.Title} is merged into {host.Label}; use that one, or unmerge it first.");

    public static Refusal IsHost(Table table) =>
        new(RefusalCode.IllegalTransition, $"Other tables are merged into {table.Label}; unmerge them first.");

    public static Refusal IsNotFree(Table table) =>
        new(RefusalCode.IllegalTransition, $"{table.Title} is neither free nor seated, so it cannot be merged.");

    public static Refusal SharedBill(Table table, Bill bill) => new(
        RefusalCode.IllegalTransition,
        $"The bill{(bill.Number is { } number ? $" {number}" : "")} covers orders of {table.Label} and others. Void it first, or pay it "
        + "and let the guests leave together.");
}
