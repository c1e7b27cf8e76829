using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record AddTableBody(int? Number, int? Seats);

internal sealed record TableStatusBody(string? Status, int? Guests, string? ReservedFor, string? Until);

internal sealed record WaiterBody(string? StaffId);

internal sealed record CallBody(string? Type);

internal static class TableEndpoints
{
    public static void MapTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapGroup("/tables");
        tables.MapStateList("", state => state.TablesView(), table => table.Id);
        tables.MapCommand<AddTableBody>("POST", "", Add, Added);
        tables.MapCommand<TableStatusBody>("PATCH", "/{tableId}/status", SetStatus, TheTable);
        tables.MapCommand<WaiterBody>("PUT", "/{tableId}/waiter", Assign, TheTable);
        tables.MapCommand<CallBody>("POST", "/{tableId}/calls", Call, Called);
        tables.MapCommand<NoFields>("POST", "/{tableId}/calls/{callId}/acknowledge", Acknowledge, TheCall);
        tables.MapCommand<NoFields>("POST", "/{tableId}/calls/{callId}/resolve", Resolve, TheCall);
    }

    private static Answer<RestaurantCommand> Add(AddTableBody body, Asked asked) =>
        body.Check(AddTableRules.Instance, _ => new AddTable(body.Number!.Value, body.Seats!.Value));

    private static Answer<RestaurantCommand> SetStatus(TableStatusBody body, Asked asked) =>
        new SetTableStatusRequest(asked.CommandId, asked["tableId"], body.Status, body.Guests, body.ReservedFor, body.Until).Check(call => call.Command());

    private static Answer<RestaurantCommand> Assign(WaiterBody body, Asked asked) =>
        new AssignWaiterRequest(asked.CommandId, asked["tableId"], body.StaffId).Check(call => call.Command());

    private static Answer<RestaurantCommand> Call(CallBody body, Asked asked) =>
        new CallWaiterRequest(asked.CommandId, asked["tableId"], body.Type).Check(call => call.Command());

    private static Answer<RestaurantCommand> Acknowledge(NoFields body, Asked asked) =>
        new AcknowledgeCallRequest(asked.CommandId, asked["tableId"], asked["callId"]).Check(call => call.Command());

    private static Answer<RestaurantCommand> Resolve(NoFields body, Asked asked) => new ResolveCall(asked["tableId"], asked["callId"]);

    private static Reply Added(Outcome outcome, Asked asked) => new(outcome.Table(outcome.Event<TableAdded>().TableId), "/api/tables");

    private static Reply TheTable(Outcome outcome, Asked asked) => new(outcome.Table(asked["tableId"]));

    private static Reply Called(Outcome outcome, Asked asked) => new(outcome.Call(asked["tableId"], _ => true), "/api/tables");

    private static Reply TheCall(Outcome outcome, Asked asked) => new(outcome.Call(asked["tableId"], call => call.Id == asked["callId"]));

    private sealed class AddTableRules : AbstractValidator<AddTableBody>
    {
        public static readonly AddTableRules Instance = new();

        private AddTableRules()
        {
            RuleFor(body => body.Number).Given().Between(1, 9999);
            RuleFor(body => body.Seats).Given().Between(1, 99);
        }
    }
}
