namespace RealtimeRestaurant.Domain.Access;

/// <summary>Everything that a role may be allowed. Which roles are allowed what is in <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>Connect a kitchen display.</summary>
    WatchKitchen,

    /// <summary>Connect a waiter's or cashier's tablet.</summary>
    WatchFloor,

    /// <summary>Connect a dashboard; read its figures and reports.</summary>
    WatchDashboard,

    /// <summary>Prices, totals, payments and tips are in the answers.</summary>
    SeePrices,

    /// <summary>Place orders, add lines, and cancel what the kitchen has not started.</summary>
    TakeOrders,

    /// <summary>Become the waiter of an order where its table has none. What such an order earns counts for them.</summary>
    OwnOrders,

    /// <summary>Send a held course to the kitchen, rush an order, serve what is ready. A chef may only from the pass.</summary>
    PaceOrders,

    /// <summary>Void what the kitchen has started, recall late, take back what others served.</summary>
    OverrideKitchen,

    /// <summary>
    /// Start, finish, release and recall items, acknowledge tickets, take a dish off the menu. A chef may at their own stations.
    /// </summary>
    Cook,

    /// <summary>Work at named stations, and count by what was made ready.</summary>
    WorkAtStations,

    /// <summary>Call out to the kitchen, the floor and the managers.</summary>
    RaiseAlerts,

    /// <summary>Seat, reserve, clean and free tables; open, acknowledge and resolve calls.</summary>
    ServeTables,

    /// <summary>Say whose table it is.</summary>
    AssignWaiters,

    /// <summary>Be a table's waiter.</summary>
    BeAssignedTables,

    /// <summary>Hear of a call that the table's waiter has left unanswered.</summary>
    HearUnansweredCalls,

    /// <summary>Hear of a call that all waiters have left unanswered, and of tickets that are late or unseen.</summary>
    HearEscalations,

    /// <summary>Add tables; take them in and out of service.</summary>
    ManageTables,

    /// <summary>Create, issue, discount and split bills, and take payments.</summary>
    TakePayments,

    /// <summary>Give a discount above the restaurant's limit.</summary>
    DiscountFreely,

    /// <summary>Void a bill.</summary>
    VoidBills,

    /// <summary>Give money back.</summary>
    RefundPayments,

    /// <summary>Open, move and count the cash of a drawer.</summary>
    CountCash,

    /// <summary>Change dishes, prices, stock and images.</summary>
    ManageMenu,

    /// <summary>Hire and change staff, and clock others in and out.</summary>
    ManageStaff,

    /// <summary>Hire and change those who may manage admins themselves.</summary>
    ManageAdmins,

    /// <summary>Send notices.</summary>
    SendNotices,

    /// <summary>Change the restaurant's name, taxes and other settings.</summary>
    ManageSettings,

    /// <summary>Open further restaurants.</summary>
    OpenRestaurants,

    /// <summary>Look at the node's cache and empty it.</summary>
    ManageCache,

    /// <summary>Is not counted by the rate limits of people and restaurants.</summary>
    ExceedRateLimits,
}
