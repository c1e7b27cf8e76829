using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Screens;

/// <summary>
/// The streams that an event is on. This is the one filter between the log and the screens, for live messages and for missed ones. Every
/// event is named here, also those that are on no stream.
/// </summary>
public static class StreamRouting
{
    private static readonly ScreenKind[] Screens = [ScreenKind.Kitchen, ScreenKind.Floor, ScreenKind.Dashboard];

    private static readonly string
        Kitchen = Streams.Restaurant(ScreenKind.Kitchen), Floor = Streams.Restaurant(ScreenKind.Floor),
        Dashboard = Streams.Restaurant(ScreenKind.Dashboard);

    private static readonly string[]
        NoStream = [], InKitchen = [Kitchen], OnFloor = [Floor], KitchenAndFloor = [Kitchen, Floor], FloorAndDashboard = [Floor, Dashboard],
        Everywhere = [Kitchen, Floor, Dashboard],
        AllWaiters = OnFloorWith(Permission.HearUnansweredCalls),
        Managers = OnFloorWith(Permission.HearEscalations),
        PassAndManagers = [Kitchen, .. Managers, Dashboard],
        Cashiers = [.. OnFloorWith(Permission.CountCash), Dashboard];

    /// <summary>
    /// Names of streams of the event's restaurant, see <see cref="Streams"/>. One connection follows at most one of them.
    /// </summary>
    public static IReadOnlyList<string> Of(RestaurantEvent @event) => @event switch
    {
        CommandNoted or ProfileEvent => NoStream,
        StaffEvent staff => Of(staff),
        MenuEvent menu => Of(menu),
        TableEvent table => Of(table),
        OrderEvent order => Of(order),
        KitchenEvent kitchen => Of(kitchen),
        BillEvent bill => Of(bill),
        DrawerEvent drawer => Of(drawer),
        ReservationChanged => FloorAndDashboard,
        NoticeEvent notice => Of(notice),
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(StaffEvent @event) => @event switch
    {
        StaffStatusChanged => FloorAndDashboard,
        StaffHired or StaffChanged or SignInsEnded => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(MenuEvent @event) => @event switch
    {
        MenuItemAdded or MenuItemChanged or MenuItemRemoved or MenuCategoryChanged or MenuCategoryRemoved => Everywhere,
        MenuAvailabilityChanged or StockChanged or OptionAvailabilityChanged or OptionStockChanged => Everywhere,
        MenuImageSet or MenuImageRemoved or MenuScheduleTurned => NoStream,
        MenuItemDescribed or MenuItemMoved or MenuCategoryAdded or MenuCategoryRenamed or MenuCategoryMoved => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(TableEvent @event) => @event switch
    {
        TableStatusChanged or TableAdded or TableChanged or TableMerged => FloorAndDashboard,
        WaiterAssigned => OnFloor,
        WaiterCalled called => OfCall(called),
        TableIdle => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(OrderEvent @event) => @event switch
    {
        OrderPlaced or OrderStatusChanged or OrderCancelled or OrderCompleted or OrderRushed or OrderTableChanged => Everywhere,
        LineAdded or LineSplit or ItemStatusChanged or ItemReturned or NoteChanged => KitchenAndFloor,
        OrderArchived => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(KitchenEvent @event) => @event switch
    {
        ItemsReady => KitchenAndFloor,
        TicketSeen or TicketClosed => InKitchen,
        KitchenAlertRaised { Kind: AlertKind.UnseenTicket or AlertKind.Warn or AlertKind.Late } => PassAndManagers,
        KitchenAlertRaised => Everywhere,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(BillEvent @event) => @event switch
    {
        BillCreated or BillStatusChanged or PaymentCompleted or OrderPaymentChanged => FloorAndDashboard,
        PaymentRefunded or PaymentCorrected or PaymentStarted or PaymentEnded or BillUnarchived or BillArchived => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(DrawerEvent @event) => @event switch
    {
        ShiftOpened or ShiftCounting { Shift: not null } or ShiftClosed => Cashiers,
        ShiftCounting or CashMoved => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] Of(NoticeEvent @event) => @event switch
    {
        NoticeSent sent => OfNotice(sent.Notice),
        NoticeRead => NoStream,
        _ => throw MissingCase.Event(@event),
    };

    private static string[] OfNotice(Notice notice) => notice switch
    {
        { UserId: { } person } => [.. Screens.Select(screen => Streams.User(screen, person))],
        { Role: { } role } => [.. Screens.Select(screen => Streams.Role(screen, role))],
        _ => Everywhere,
    };

    // An open call goes to those who should come; once a waiter comes, the whole floor receives it.
    private static string[] OfCall(WaiterCalled called) => called switch
    {
        { Announced: false } => NoStream,
        { Call.Status: not CallStatus.Open } => OnFloor,
        { Call.Level: 0, WaiterId: { } waiter } => [Streams.User(ScreenKind.Floor, waiter)],
        { Call.Level: 0 or 1 } => AllWaiters,
        _ => Managers,
    };

    private static string[] OnFloorWith(Permission permission) =>
        [.. Permissions.RolesWith(permission).Select(role => Streams.Role(ScreenKind.Floor, role))];
}
