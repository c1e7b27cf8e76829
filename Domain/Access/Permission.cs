namespace RealtimeRestaurant.Domain.Access;

/// <summary>Everything that a role can be allowed. <see cref="Permissions"/> grants them to roles.</summary>
public enum Permission
{
    /// <summary>Connect a kitchen display.</summary>
    WatchKitchen,

    /// <summary>Connect a waiter's or cashier's tablet.</summary>
    WatchFloor,

    /// <summary>Connect a dashboard; read its figures and reports.</summary>
    WatchDashboard,

    /// <summary>See prices, totals, payments and tips in responses.</summary>
    SeePrices,

    /// <summary>Place orders, add lines, and cancel what the kitchen has not started.</summary>
    TakeOrders,

    /// <summary>Become the waiter of an order whose table has none. Its revenue counts for them.</summary>
    OwnOrders,

    /// <summary>Send a held course to the kitchen, rush an order, serve what is ready. A chef may do this at the pass only.</summary>
    PaceOrders,

    /// <summary>Void what the kitchen has started, recall late, take back what others served.</summary>
    OverrideKitchen,

    /// <summary>Take back what was served: make it again, or take its price off the bill.</summary>
    ReturnDishes,

    /// <summary>
    /// Start, finish, release and recall items, acknowledge tickets, take a dish off the menu. A chef may do this at their own stations.
    /// </summary>
    Cook,

    /// <summary>Work at named stations. Their performance counts the portions they made ready.</summary>
    WorkAtStations,

    /// <summary>Send alerts to the kitchen, the floor and the managers.</summary>
    RaiseAlerts,

    /// <summary>Seat, reserve, clean and free tables; open, acknowledge and resolve calls.</summary>
    ServeTables,

    /// <summary>Assign a waiter to a table: waiters to their own tables, and to those without a waiter on duty.</summary>
    AssignWaiters,

    /// <summary>Be a table's waiter.</summary>
    BeAssignedTables,

    /// <summary>Receive calls that the table's waiter has not answered.</summary>
    HearUnansweredCalls,

    /// <summary>Receive calls that no waiter has answered, and alerts about late and unseen tickets.</summary>
    HearEscalations,

    /// <summary>Move guests to another table, and merge tables: waiters those of their own tables.</summary>
    MoveParties,

    /// <summary>Do at the tables of other waiters what these may do there themselves.</summary>
    OverrideWaiters,

    /// <summary>Add tables; take them in and out of service.</summary>
    ManageTables,

    /// <summary>Create, issue, discount and split bills, and take payments.</summary>
    TakePayments,

    /// <summary>Give a discount above the restaurant's limit.</summary>
    DiscountFreely,

    /// <summary>Take the service charge off a bill.</summary>
    WaiveService,

    /// <summary>Void a bill.</summary>
    VoidBills,

    /// <summary>Give money back.</summary>
    RefundPayments,

    /// <summary>Correct the method of a payment.</summary>
    CorrectPayments,

    /// <summary>Open, move and count the cash of a drawer.</summary>
    CountCash,

    /// <summary>See what a drawer that is counted blind should hold before it is closed.</summary>
    SeeExpectedCash,

    /// <summary>Change dishes, prices, stock and images.</summary>
    ManageMenu,

    /// <summary>Hire and change staff, and clock others in and out.</summary>
    ManageStaff,

    /// <summary>Hire and change admins.</summary>
    ManageAdmins,

    /// <summary>Send notices.</summary>
    SendNotices,

    /// <summary>Change the restaurant's name, taxes and other settings.</summary>
    ManageSettings,

    /// <summary>Open further restaurants.</summary>
    OpenRestaurants,

    /// <summary>Read the cache statistics and clear the cache.</summary>
    ManageCache,

    /// <summary>Exceed the rate limits of users and restaurants.</summary>
    ExceedRateLimits,
}
