using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

public sealed record ShiftOpened(Shift Shift) : RestaurantEvent;

public sealed record CashMoved(string ShiftId, CashEntry Entry) : RestaurantEvent;

public sealed record ShiftCounting(string ShiftId, string StaffId) : RestaurantEvent;

public sealed record ShiftClosed(string ShiftId, string Drawer, long Expected, long Counted, string? Reason, string StaffId) : RestaurantEvent;
