using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class TableEndpoints
{
    private static readonly View<TableView> Table = View<TableView>.Of((table, caller) =>
        caller.May(Permission.ServeTables) ? table : table.WithoutReservations());
    private static readonly View<CallView> Call = View<CallView>.Unchanged;

    private static readonly QueryParameter<bool?> Retired =
        QueryParameter.Flag("retired", "True for the tables that are not used any more.", example: null);

    public static void MapTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapResource("/tables", "Tables", "Tables, their guests, waiters and calls.");
        tables.MapRead("", ListAsync).AnswersPage(Table).Takes(Retired, QueryParameter.Limit, StateRoutes.After)
            .Named("listTables", "Lists the tables in use, by number");
        tables.MapCommand<AddTableRequest, TableView>(
                "POST", "", (outcome, _) => outcome.Table(outcome.Event<TableAdded>().TableId), Table, _ => "/api/tables")
            .Named("addTable", "Adds a table").PermittedBy(Permission.ManageTables).MayRefuse(AlreadyExists);
        tables.MapCommand<ChangeTableRequest, TableView>(
                "PATCH", "/{tableId}", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named(
                "changeTable", "Changes or retires a table, or changes the number of its guests",
                "Absent members do not change. Only managers change more than the number of guests. Open orders, tickets and bills get "
                + "the new number and name. A table with guests or a reservation cannot be retired.")
            .PermittedBy(Permission.ServeTables)
            .MayRefuse(Forbidden, AlreadyExists, AlreadyTaken, TableOccupied, TableNotSeated, IllegalTransition, RuleBroken);
        MapParties(tables);
        MapCalls(tables);
    }

    private static void MapParties(RouteGroupBuilder tables)
    {
        tables.MapCommand<SetTableStatusRequest, TableView>(
                "PATCH", "/{tableId}/status", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named(
                "setTableStatus", "Changes the status of a table",
                "`occupied` seats guests. `awaitingPayment` follows from the bills and cannot be set. Only managers take a table in "
                + "and out of service.")
            .PermittedBy(Permission.ServeTables)
            .MayRefuse(Forbidden, DerivedState, TableOccupied, UnservedItems, BalanceDue, AlreadyTaken, IllegalTransition, RuleBroken);
        tables.MapCommand<MovePartyRequest, TableView>(
                "POST", "/{tableId}/move", (outcome, request) => outcome.Table(request.ToTableId!), Table)
            .Named(
                "moveParty", "Moves the guests of a table to another one",
                "Their waiter, orders, tickets, bills and calls follow. Waiters move the guests of their own tables, managers all.")
            .PermittedBy(Permission.MoveParties).MayRefuse(Forbidden, TableNotSeated, TableOccupied, IllegalTransition);
        tables.MapCommand<MergeTableRequest, TableView>(
                "POST", "/{tableId}/merge", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named(
                "mergeTable", "Merges a table into another one",
                "The other one has the guests, orders, bills and calls of both then, and frees both when they leave.")
            .PermittedBy(Permission.MoveParties).MayRefuse(Forbidden, TableNotSeated, IllegalTransition, RuleBroken);
        tables.MapCommand<UnmergeTableRequest, TableView>(
                "POST", "/{tableId}/unmerge", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named("unmergeTable", "Makes a merged table one of its own again", "It gets back the guests and orders that it brought.")
            .PermittedBy(Permission.MoveParties).MayRefuse(Forbidden, IllegalTransition);
        tables.MapCommand<AssignWaiterRequest, TableView>(
                "PUT", "/{tableId}/waiter", (outcome, request) => outcome.Table(request.TableId!), Table)
            .Named(
                "assignWaiter", "Assigns a waiter to a table",
                "One on duty keeps it, unless that waiter or a manager gives it away.")
            .PermittedBy(Permission.AssignWaiters).MayRefuse(Forbidden, RuleBroken);
    }

    private static void MapCalls(RouteGroupBuilder tables)
    {
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

    private static async Task<IResult> ListAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var retired = query.Read(Retired);
        if (query.Refusal is { } refusal) return new ProblemResult(refusal);
        return StateRoutes.Page(http, [.. (await http.StateAsync()).TablesView(retired is true)], Table, table => table.Id);
    }
}
