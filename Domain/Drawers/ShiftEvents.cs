using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

public sealed record ShiftOpened(Shift Shift) : RestaurantEvent;

public sealed record CashMoved(string ShiftId, CashEntry Entry) : RestaurantEvent;

public sealed record ShiftCounting(string ShiftId, string StaffId) : RestaurantEvent;

/// <param name="Shift">As it was closed; with that it leaves the state.</param>
public sealed record ShiftClosed(Shift Shift) : RestaurantEvent;
