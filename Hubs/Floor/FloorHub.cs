using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>
/// Waiters' and cashiers' tablets. The token says who it is, and where; every command is validated and guarded by <see cref="HubGuard"/>.
/// </summary>
[Requires(Permission.WatchFloor)]
public sealed class FloorHub(JoinHandler<IFloorClient, FloorSnapshot> joining, HubCommands commands) : Hub<IFloorClient>
{
    /// <summary>
    /// Starts or resumes the feed: what was missed after the given position, else a snapshot. See <see cref="JoinHandler{TClient,
    /// TSnapshot}"/>.
    /// </summary>
    public Task<JoinReply<FloorSnapshot>> Join(JoinRequest? request) => joining.JoinAsync(Context, Groups, request);

    /// <summary>Seats guests, reserves, cleans, blocks. Result: the table.</summary>
    public Task<CommandReply> SetTableStatus(SetTableStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>Gives the table to a waiter. Result: the table.</summary>
    public Task<CommandReply> AssignWaiter(AssignWaiterRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Table(request.TableId!));

    /// <summary>The guests want a waiter, the bill or help. Result: the call.</summary>
    public Task<CommandReply> CallWaiter(CallWaiterRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Call(request.TableId!, open => WireName.Of(open.Type) == request.Type));

    /// <summary>"I am coming": the first wins, others learn who it was. Result: the call.</summary>
    public Task<CommandReply> AcknowledgeCall(AcknowledgeCallRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Call(request.TableId!, IsMeant(request.CallId)));

    /// <summary>The waiter was there, and the call is over. Result: the call.</summary>
    public Task<CommandReply> ResolveCall(ResolveCallRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Call(request.TableId!, IsMeant(request.CallId)));

    /// <summary>Places an order for the party at the table; prices come from the menu. Result: the order.</summary>
    public Task<CommandReply> PlaceOrder(PlaceOrderRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.PlacedOrder()?.View());

    /// <summary>Moves a line, or some of it, along the item table: served, cancelled, recalled … Result: the order.</summary>
    public Task<CommandReply> SetItemStatus(SetItemStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.View());

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        joining.Leave(Context);
        return Task.CompletedTask;
    }

    private static Func<Call, bool> IsMeant(string? callId) => call => call.Id == callId;
}
