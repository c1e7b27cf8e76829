using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>An event of the shift of a cash drawer; payments are events of bills.</summary>
public abstract record DrawerEvent : RestaurantEvent;

[StoredEvent("shiftOpened", 1)]
public sealed record ShiftOpened(Shift Shift) : DrawerEvent;

[StoredEvent("cashMoved", 1)]
public sealed record CashMoved(string ShiftId, CashEntry Entry) : DrawerEvent;

/// <param name="IsBlind">Cashiers are not shown what the drawer should hold until it is closed.</param>
/// <param name="Shift">The shift that is counted now; null: an older program stored none, and no screen is told.</param>
[StoredEvent("shiftCounting", 1)]
public sealed record ShiftCounting(string ShiftId, string StaffId, bool IsBlind = false, Shift? Shift = null) : DrawerEvent;

/// <param name="Shift">The shift as it was closed. The event removes it from the state.</param>
[StoredEvent("shiftClosed", 1)]
public sealed record ShiftClosed(Shift Shift) : DrawerEvent;
