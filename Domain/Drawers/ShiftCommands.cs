using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>A command about the shift of a cash drawer.</summary>
public abstract record DrawerCommand : RestaurantCommand;

/// <param name="Drawer">The name of the drawer.</param>
public sealed record OpenShift(string Drawer, long OpeningFloat) : DrawerCommand
{
    /// <summary>The drawer of a restaurant that has only one.</summary>
    public const string DefaultDrawer = "main";
}

/// <summary>Cash in or out beside payments.</summary>
public sealed record MoveCash(string ShiftId, CashEntryKind Kind, long Amount, string Reason) : DrawerCommand;

/// <summary>Starts the count: no cash moves until the shift is closed.</summary>
public sealed record CountShift(string ShiftId) : DrawerCommand;

/// <param name="Reason">Required when the count differs from the expected cash, and of a person who counts blind always.</param>
public sealed record CloseShift(string ShiftId, long Counted, string? Reason) : DrawerCommand;
