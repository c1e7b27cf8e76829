using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Host.Http;
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

    private static Result<RestaurantCommand> Add(AddTableBody body, RequestContext request) =>
        body.Check(AddTableRules.Instance, _ => new AddTable(body.Number!.Value, body.Seats!.Value));

    private static Result<RestaurantCommand> SetStatus(TableStatusBody body, RequestContext request) =>
        new SetTableStatusRequest(request.CommandId, request["tableId"], body.Status, body.Guests, body.ReservedFor, body.Until).Check(call => call.Command());

    private static Result<RestaurantCommand> Assign(WaiterBody body, RequestContext request) =>
        new AssignWaiterRequest(request.CommandId, request["tableId"], body.StaffId).Check(call => call.Command());

    private static Result<RestaurantCommand> Call(CallBody body, RequestContext request) =>
        new CallWaiterRequest(request.CommandId, request["tableId"], body.Type).Check(call => call.Command());

    private static Result<RestaurantCommand> Acknowledge(NoFields body, RequestContext request) =>
        new AcknowledgeCallRequest(request.CommandId, request["tableId"], request["callId"]).Check(call => call.Command());

    private static Result<RestaurantCommand> Resolve(NoFields body, RequestContext request) => new ResolveCall(request["tableId"], request["callId"]);

    private static CommandResponse Added(Outcome outcome, RequestContext request) => new(outcome.Table(outcome.Event<TableAdded>().TableId), "/api/tables");

    private static CommandResponse TheTable(Outcome outcome, RequestContext request) => new(outcome.Table(request["tableId"]));

    private static CommandResponse Called(Outcome outcome, RequestContext request) => new(outcome.Call(request["tableId"], _ => true), "/api/tables");

    private static CommandResponse TheCall(Outcome outcome, RequestContext request) => new(outcome.Call(request["tableId"], call => call.Id == request["callId"]));

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
