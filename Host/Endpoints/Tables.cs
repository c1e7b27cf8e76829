using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class TableEndpoints
{
    private static readonly View<TableView> Table = View<TableView>.Unchanged;
    private static readonly View<CallView> Call = View<CallView>.Unchanged;

    public static void MapTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapResource("/tables", "Tables", "Tables, their guests, waiters and calls.");
        tables.MapStateList("", async http => (await http.StateAsync()).TablesView(), Table, table => table.Id)
            .Named("listTables", "Lists all tables, by number");
        tables.MapCommand<AddTableRequest, TableView>(
                "POST", "", (outcome, _) => outcome.Table(outcome.Event<TableAdded>().TableId), Table, _ => "/api/tables")
            .Named("addTable", "Adds a table").PermittedBy(Permission.ManageTables).MayRefuse(AlreadyExists);
        tables.MapCommand<SetTableStatusRequest, TableView>(
                "PATCH", "/{tableId}/status", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named(
                "setTableStatus", "Changes the status of a table",
                "`occupied` seats guests. `awaitingPayment` follows from the bills and cannot be set. Only managers take a table in "
                + "and out of service.")
            .PermittedBy(Permission.ServeTables)
            .MayRefuse(Forbidden, DerivedState, TableOccupied, UnservedItems, BalanceDue, AlreadyTaken, IllegalTransition, RuleBroken);
        tables.MapCommand<AssignWaiterRequest, TableView>(
                "PUT", "/{tableId}/waiter", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named("assignWaiter", "Assigns a waiter to a table").PermittedBy(Permission.AssignWaiters).MayRefuse(RuleBroken);
        tables.MapCommand<CallWaiterRequest, CallView>(
                "POST", "/{tableId}/calls", (outcome, request) => outcome.Call(request.TableId!, _ => true), Call, _ => "/api/tables")
            .Named(
                "callWaiter", "Calls a waiter for the guests",
                "An unanswered call goes to all waiters after 45 s and to the managers after 90 s. "
                + "A repeated call counts and is announced at most once in 30 s.")
            .PermittedBy(Permission.ServeTables).MayRefuse(TableNotSeated);
        tables.MapCommand<AcknowledgeCallRequest, CallView>(
                "POST", "/{tableId}/calls/{callId}/acknowledge",
                (outcome, request) => outcome.Call(request.TableId!, call => call.Id == request.CallId), Call)
            .Named("acknowledgeCall", "Acknowledges a call", "The first one takes it; others get `alreadyTaken` with their name.")
            .PermittedBy(Permission.ServeTables).MayRefuse(AlreadyTaken);
        tables.MapCommand<ResolveCallRequest, CallView>(
                "POST", "/{tableId}/calls/{callId}/resolve",
                (outcome, request) => outcome.Call(request.TableId!, call => call.Id == request.CallId), Call)
            .Named("resolveCall", "Resolves a call").PermittedBy(Permission.ServeTables).MayRefuse(IllegalTransition);
    }
}
