using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>The hub of kitchen displays. The access token names the person, their role and their restaurant.</summary>
[Requires(Permission.WatchKitchen)]
public sealed class KitchenHub(JoinHandler<IKitchenClient, KitchenSnapshot> joining, HubCommands commands) : Hub<IKitchenClient>
{
    /// <summary>
    /// Starts the feed or resumes it: replies with the messages after the client's position, or with a snapshot. Call it after every
    /// connect, and whenever a beacon or a message shows that one is missing. It refuses no argument.
    /// </summary>
    public Task<JoinReply<KitchenSnapshot>> Join(JoinRequest? request) => joining.JoinAsync(Context, Groups, request);

    /// <summary>
    /// Moves an order line, or some of its portions, to another status. Chefs move the lines of their own stations. Result: the order,
    /// without prices.
    /// </summary>
    public Task<CommandReply<KitchenOrder>> SetItemStatus(SetItemStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.KitchenView());

    /// <summary>Bumps an order: moves every line that can take the status. Result: the order, without prices.</summary>
    public Task<CommandReply<KitchenOrder>> SetOrderStatus(SetOrderStatusRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Order(request.OrderId!)?.KitchenView());

    /// <summary>Sends an alert to all screens. Result: the alert.</summary>
    public Task<CommandReply<KitchenAlert>> RaiseAlert(RaiseAlertRequest request) =>
        commands.RunAsync(Context, request, CommandResults.Alert);

    /// <summary>Takes a dish, or an option of it, off the menu, or puts it back. Result: the dish, without its price.</summary>
    public Task<CommandReply<DishAvailability>> SetAvailability(SetAvailabilityRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Dish(request.MenuItemId!)?.Availability());

    /// <summary>
    /// Acknowledges a ticket: a display shows it, or the kitchen has noted that all of it was cancelled. Result: the ticket.
    /// </summary>
    public Task<CommandReply<TicketView>> AcknowledgeTicket(AcknowledgeTicketRequest request) =>
        commands.RunAsync(Context, request, outcome => outcome.Ticket(request.TicketId!)?.View());

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        joining.Leave(Context);
        return Task.CompletedTask;
    }
}
