using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>What happened to the shift of a cash drawer, payments apart.</summary>
public abstract record DrawerEvent : RestaurantEvent;

[StoredEvent("shiftOpened", 1)]
public sealed record ShiftOpened(Shift Shift) : DrawerEvent;

[StoredEvent("cashMoved", 1)]
public sealed record CashMoved(string ShiftId, CashEntry Entry) : DrawerEvent;

[StoredEvent("shiftCounting", 1)]
public sealed record ShiftCounting(string ShiftId, string StaffId) : DrawerEvent;

/// <param name="Shift">As it was closed; with that it leaves the state.</param>
[StoredEvent("shiftClosed", 1)]
public sealed record ShiftClosed(Shift Shift) : DrawerEvent;
