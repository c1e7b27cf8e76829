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
        var tables = api.MapResource("/tables", "Tables", "Who sits where, who serves them, and whom they call.");
        tables.MapStateList("", async http => (await http.StateAsync()).TablesView(), Table, table => table.Id)
            .Named("listTables", "All tables, by number");
        tables.MapCommand<AddTableRequest, TableView>(
                "POST", "", (outcome, _) => outcome.Table(outcome.Event<TableAdded>().TableId), Table, _ => "/api/tables")
            .Named("addTable", "Adds a table").PermittedBy(Permission.ManageTables).MayRefuse(AlreadyExists);
        tables.MapCommand<SetTableStatusRequest, TableView>(
                "PATCH", "/{tableId}/status", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named(
                "setTableStatus", "Seats guests, reserves, cleans, blocks",
                "`occupied` seats guests. `awaitingPayment` follows from the bills and cannot be set. Taking a table in and out of "
                + "service is for managers.")
            .PermittedBy(Permission.ServeTables)
            .MayRefuse(Forbidden, DerivedState, TableOccupied, UnservedItems, BalanceDue, AlreadyTaken, IllegalTransition, RuleBroken);
        tables.MapCommand<AssignWaiterRequest, TableView>(
                "PUT", "/{tableId}/waiter", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named("assignWaiter", "Gives the table to a waiter").PermittedBy(Permission.AssignWaiters).MayRefuse(RuleBroken);
        tables.MapCommand<CallWaiterRequest, CallView>(
                "POST", "/{tableId}/calls", (outcome, request) => outcome.Call(request.TableId!, _ => true), Call, _ => "/api/tables")
            .Named(
                "callWaiter", "The guests want a waiter, the bill or help",
                "Unanswered, it goes to all waiters after 45 s and to the managers after 90 s. "
                + "A repeated call counts and is announced at most once in 30 s.")
            .PermittedBy(Permission.ServeTables).MayRefuse(TableNotSeated);
        tables.MapCommand<AcknowledgeCallRequest, CallView>(
                "POST", "/{tableId}/calls/{callId}/acknowledge",
                (outcome, request) => outcome.Call(request.TableId!, call => call.Id == request.CallId), Call)
            .Named("acknowledgeCall", "“I am coming”", "The first one goes there; the others get `alreadyTaken` and learn who it was.")
            .PermittedBy(Permission.ServeTables).MayRefuse(AlreadyTaken);
        tables.MapCommand<ResolveCallRequest, CallView>(
                "POST", "/{tableId}/calls/{callId}/resolve",
                (outcome, request) => outcome.Call(request.TableId!, call => call.Id == request.CallId), Call)
            .Named("resolveCall", "The waiter was there").PermittedBy(Permission.ServeTables).MayRefuse(IllegalTransition);
    }
}
