using System.Collections.Frozen;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The stored name and version of every kind of event, and the one place where old versions are lifted. Names never change and are
/// never used again; a changed shape gets a new version, its old record stays here with a line in <see cref="Lift"/>.
/// </summary>
/// <remarks>Tests/Contracts/StoredEvents holds a sample of each that must load for ever.</remarks>
public static class EventCatalogue
{
    /// <summary>Stored name → the record that has its shape. <c>name/version</c>.</summary>
    public static readonly FrozenDictionary<string, Type> ByStoredName = new Dictionary<string, Type>
    {
        ["restaurantOpened/1"] = typeof(RestaurantOpened),
        ["commandNoted/1"] = typeof(CommandNoted),
        ["restaurantChanged/1"] = typeof(RestaurantChanged),
        ["staffHired/1"] = typeof(StaffHired),
        ["staffChanged/1"] = typeof(StaffChanged),
        ["staffStatusChanged/1"] = typeof(StaffStatusChanged),
        ["noticeSent/1"] = typeof(NoticeSent),
        ["noticeRead/1"] = typeof(NoticeRead),
        ["menuItemAdded/1"] = typeof(MenuItemAdded),
        ["menuItemChanged/1"] = typeof(MenuItemChanged),
        ["menuAvailabilityChanged/1"] = typeof(MenuAvailabilityChanged),
        ["stockChanged/1"] = typeof(StockChanged),
        ["menuImageSet/1"] = typeof(MenuImageSet),
        ["menuImageRemoved/1"] = typeof(MenuImageRemoved),
        ["tableAdded/1"] = typeof(TableAdded),
        ["tableStatusChanged/1"] = typeof(TableStatusChanged),
        ["waiterAssigned/1"] = typeof(WaiterAssigned),
        ["waiterCalled/1"] = typeof(WaiterCalled),
        ["orderPlaced/1"] = typeof(OrderPlaced),
        ["lineAdded/1"] = typeof(LineAdded),
        ["lineSplit/1"] = typeof(LineSplit),
        ["itemStatusChanged/1"] = typeof(ItemStatusChanged),
        ["orderStatusChanged/1"] = typeof(OrderStatusChanged),
        ["orderCancelled/1"] = typeof(OrderCancelled),
        ["orderCompleted/1"] = typeof(OrderCompleted),
        ["orderRushed/1"] = typeof(OrderRushed),
        ["itemsReady/1"] = typeof(ItemsReady),
        ["ticketSeen/1"] = typeof(TicketSeen),
        ["ticketClosed/1"] = typeof(TicketClosed),
        ["kitchenAlertRaised/1"] = typeof(KitchenAlertRaised),
        ["billCreated/1"] = typeof(BillCreated),
        ["billStatusChanged/1"] = typeof(BillStatusChanged),
        ["paymentCompleted/1"] = typeof(PaymentCompleted),
        ["paymentRefunded/1"] = typeof(PaymentRefunded),
        ["orderPaymentChanged/1"] = typeof(OrderPaymentChanged),
        ["billRecalled/1"] = typeof(BillUnarchived),
        ["billFiled/1"] = typeof(BillArchived),
        ["shiftOpened/1"] = typeof(ShiftOpened),
        ["cashMoved/1"] = typeof(CashMoved),
        ["shiftCounting/1"] = typeof(ShiftCounting),
        ["shiftClosed/1"] = typeof(ShiftClosed),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> CurrentNames =
        ByStoredName.GroupBy(entry => entry.Value).ToFrozenDictionary(kind => kind.Key, kind => kind.Last().Key);

    public static string StoredName(RestaurantEvent @event) => CurrentNames[@event.GetType()];

    /// <summary>An event as stored → as the present code knows it.</summary>
    public static RestaurantEvent Lift(RestaurantEvent stored) => stored switch
    {
        // Every kind is at its first version; the first changed shape adds its line here.
        _ => stored,
    };
}
