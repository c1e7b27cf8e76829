using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Tables;

internal static class CallRefusals
{
    public static readonly Refusal NotOnTheFloor =
        new(RefusalCode.Forbidden, "Only a waiter, a cashier or a manager may call or answer a call.");

    public static Refusal Unknown(Table table) => new(RefusalCode.NotFound, $"{table.Title} has no such call, or not any more.");

    public static Refusal Taken(Table table, Call call) =>
        new(RefusalCode.AlreadyTaken, $"{call.AcknowledgedByName} is already on the way to {table.Label}.");

    public static Refusal NotAcknowledged(Table table) =>
        new(RefusalCode.IllegalTransition, $"The call of {table.Label} has not been acknowledged yet; do that before resolving it.");
}
