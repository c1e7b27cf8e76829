using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Who is told of an event: the streams it is on. The one filter between the log and the screens, used alike for live messages and
/// for those that were missed. An event not named here is on no stream.
/// </summary>
public static class Audience
{
    private static readonly Screen[] Screens = [Screen.Kitchen, Screen.Floor, Screen.Dashboard];

    private static readonly string
        Kitchen = Streams.Restaurant(Screen.Kitchen), Floor = Streams.Restaurant(Screen.Floor), Dashboard = Streams.Restaurant(Screen.Dashboard);

    private static readonly string[]
        NoStream = [], InKitchen = [Kitchen], OnFloor = [Floor], KitchenAndFloor = [Kitchen, Floor], FloorAndDashboard = [Floor, Dashboard],
        Everywhere = [Kitchen, Floor, Dashboard],
        AllWaiters = OnFloorWith(Permission.HearUnansweredCalls),
        Managers = OnFloorWith(Permission.HearEscalations),
        PassAndManagers = [Kitchen, .. Managers, Dashboard];

    /// <summary>Names of streams of the event's restaurant, see <see cref="Streams"/>; at most one of them is followed by any one connection.</summary>
    public static IReadOnlyList<string> Of(RestaurantEvent @event) => @event switch
    {
        OrderPlaced or OrderStatusChanged or OrderCancelled or OrderCompleted or OrderRushed => Everywhere,
        LineAdded or LineSplit or ItemStatusChanged or ItemsReady => KitchenAndFloor,
        TicketSeen or TicketClosed => InKitchen,
        TableStatusChanged => FloorAndDashboard,
        BillCreated or BillStatusChanged or PaymentCompleted or OrderPaymentChanged => FloorAndDashboard,
        StaffStatusChanged => FloorAndDashboard,
        NoticeSent sent => OfNotice(sent.Notice),
        WaiterAssigned => OnFloor,
        WaiterCalled called => OfCall(called),
        MenuAvailabilityChanged or StockChanged => Everywhere,
        KitchenAlertRaised { Kind: AlertKind.UnseenTicket or AlertKind.Warn or AlertKind.Late } => PassAndManagers,
        KitchenAlertRaised => Everywhere,
        _ => NoStream,
    };

    private static string[] OfNotice(Notice notice) => notice switch
    {
        { UserId: { } person } => [.. Screens.Select(screen => Streams.User(screen, person))],
        { Role: { } role } => [.. Screens.Select(screen => Streams.Role(screen, role))],
        _ => Everywhere,
    };

    // A call goes to whoever should come; once somebody does, everybody may forget it.
    private static string[] OfCall(WaiterCalled called) => called switch
    {
        { Announced: false } => NoStream,
        { Call.Status: not CallStatus.Open } => OnFloor,
        { Call.Level: 0, WaiterId: { } waiter } => [Streams.User(Screen.Floor, waiter)],
        { Call.Level: 0 or 1 } => AllWaiters,
        _ => Managers,
    };

    private static string[] OnFloorWith(Permission permission) => [.. Permissions.RolesWith(permission).Select(role => Streams.Role(Screen.Floor, role))];
}
