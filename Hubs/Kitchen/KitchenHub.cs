using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>
/// Kitchen displays. The token says who it is, and where; every command is validated and guarded by <see cref="HubGuard"/>.
/// </summary>
[Requires(Permission.WatchKitchen)]
public sealed class KitchenHub(JoinHandler<IKitchenClient, KitchenSnapshot> joining, HubCommands commands) : Hub<IKitchenClient>
{
    /// <summary>
    /// Starts or resumes the feed: what was missed after the given position, else a snapshot. See <see cref="JoinHandler{TClient,
    /// TSnapshot}"/>.
    /// </summary>
    public Task<JoinReply<KitchenSnapshot>> Join(JoinRequest? request) => joining.JoinAsync(Context, Groups, request);

    /// <summary>Moves a line, or some of it, along the item table. Result: the order, without prices.</summary>
    public Task<CommandReply> SetItemStatus(SetItemStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.KitchenView());

    /// <summary>A bump: moves every item that may move there. Result: the order, without prices.</summary>
    public Task<CommandReply> SetOrderStatus(SetOrderStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.KitchenView());

    /// <summary>Calls out to kitchen, floor and managers. Result: the alert.</summary>
    public Task<CommandReply> RaiseAlert(RaiseAlertRequest request) => commands.RunAsync(Context, request, CommandResults.Alert);

    /// <summary>Takes a dish off the menu or brings it back. Result: the dish, without its price.</summary>
    public Task<CommandReply> SetAvailability(SetAvailabilityRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Dish(request.MenuItemId!)?.Availability());

    /// <summary>This display shows the ticket; or, where all of it was cancelled, the kitchen has taken note. Result: the ticket.</summary>
    public Task<CommandReply> AcknowledgeTicket(AcknowledgeTicketRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Ticket(request.TicketId!)?.View());

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        joining.Leave(Context);
        return Task.CompletedTask;
    }
}
