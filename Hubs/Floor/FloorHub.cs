using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>The hub of waiters' and cashiers' tablets. The access token names the person, their role and their restaurant.</summary>
[Requires(Permission.WatchFloor)]
public sealed class FloorHub(JoinHandler<IFloorClient, FloorSnapshot> joining, HubCommands commands) : Hub<IFloorClient>
{
    /// <summary>
    /// Starts the feed or resumes it: replies with the messages after the client's position, or with a snapshot. Call it after every
    /// connect, and whenever a beacon or a message shows that one is missing. It refuses no argument.
    /// </summary>
    public Task<JoinReply<FloorSnapshot>> Join(JoinRequest? request) => joining.JoinAsync(Context, Groups, request);

    /// <summary>Sets a table's status: seats guests, reserves, frees, cleans or closes the table. Result: the table.</summary>
    public Task<CommandReply<TableView>> SetTableStatus(SetTableStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>Changes the number of guests who are seated at a table. Result: the table.</summary>
    public Task<CommandReply<TableView>> SetGuests(SetGuestsRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>Moves the guests of a table, with all that is theirs, to a free one. Result: the table that they moved to.</summary>
    public Task<CommandReply<TableView>> MoveParty(MovePartyRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.ToTableId!));

    /// <summary>Merges a table into another one. Result: the merged table.</summary>
    public Task<CommandReply<TableView>> MergeTable(MergeTableRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>
    /// Makes a merged table one of its own again, with the guests and orders that it brought. Result: that table.
    /// </summary>
    public Task<CommandReply<TableView>> UnmergeTable(UnmergeTableRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>Gives a table to a waiter who is on duty. Result: the table.</summary>
    public Task<CommandReply<TableView>> AssignWaiter(AssignWaiterRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>
    /// Hands tables over to another member of staff on duty: the caller's own, and for managers those of others. Result: the tables.
    /// </summary>
    public Task<CommandReply<HandoverView>> HandOverTables(HandOverTablesRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Handover(request.To!));

    /// <summary>
    /// Calls for a waiter, the bill or help on behalf of the guests at a table. A call that is already open is counted. Result: the call.
    /// </summary>
    public Task<CommandReply<CallView>> CallWaiter(CallWaiterRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Call(request.TableId!, open => WireName.Of(open.Type) == request.Type));

    /// <summary>
    /// Takes an open call: the caller goes to the table. The first one gets it; others are refused with <c>alreadyTaken</c>, which names
    /// the first. Result: the call.
    /// </summary>
    public Task<CommandReply<CallView>> AcknowledgeCall(AcknowledgeCallRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Call(request.TableId!, IsMeant(request.CallId)));

    /// <summary>Ends a call. Result: the call.</summary>
    public Task<CommandReply<CallView>> ResolveCall(ResolveCallRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Call(request.TableId!, IsMeant(request.CallId)));

    /// <summary>Takes a reservation for one or several tables. Result: the reservation.</summary>
    public Task<CommandReply<ReservationView>> MakeReservation(MakeReservationRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.MadeReservation()?.View());

    /// <summary>Changes a reservation that is to come. Result: the reservation.</summary>
    public Task<CommandReply<ReservationView>> ChangeReservation(AdjustReservationRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Reservation(request.ReservationId!)?.View());

    /// <summary>Seats the guests of a reservation at its tables. Result: the reservation.</summary>
    public Task<CommandReply<ReservationView>> SeatReservation(SeatReservationRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Reservation(request.ReservationId!)?.View());

    /// <summary>Ends a reservation whose guests did not come. Result: the reservation.</summary>
    public Task<CommandReply<ReservationView>> MarkNoShow(MarkNoShowRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Reservation(request.ReservationId!)?.View());

    /// <summary>Cancels a reservation. Result: the reservation.</summary>
    public Task<CommandReply<ReservationView>> CancelReservation(CancelReservationRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Reservation(request.ReservationId!)?.View());

    /// <summary>
    /// Places an order for the guests at a table, to take away or at the counter. Prices come from the menu. Result: the order.
    /// </summary>
    public Task<CommandReply<OrderView>> PlaceOrder(PlaceOrderRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.PlacedOrder()?.View());

    /// <summary>
    /// Moves an order line, or some of its portions, to another status, for example to <c>served</c> or <c>cancelled</c>. Result: the
    /// order.
    /// </summary>
    public Task<CommandReply<OrderView>> SetItemStatus(SetItemStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.View());

    /// <summary>Puts right the note of an order, or of a line that the kitchen has not started. Result: the order.</summary>
    public Task<CommandReply<OrderView>> ChangeNote(ChangeNoteRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.View());

    /// <summary>
    /// Takes back a served line, or some of its portions, by a manager: it is made again without charge, or comped on the bill. Result: the
    /// order.
    /// </summary>
    public Task<CommandReply<OrderView>> ReturnItem(ReturnItemRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.View());

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        joining.Leave(Context);
        return Task.CompletedTask;
    }

    private static Func<Call, bool> IsMeant(string? callId) => call => call.Id == callId;
}
