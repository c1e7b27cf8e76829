using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>What a client wants of the shift of a cash drawer.</summary>
public abstract record DrawerCommand : RestaurantCommand;

/// <param name="Drawer">Which drawer, by name.</param>
public sealed record OpenShift(string Drawer, long OpeningFloat) : DrawerCommand
{
    /// <summary>Of a house that has only one.</summary>
    public const string DefaultDrawer = "main";
}

/// <summary>Cash in or out beside payments.</summary>
public sealed record MoveCash(string ShiftId, CashEntryKind Kind, long Amount, string Reason) : DrawerCommand;

/// <summary>From now on nothing moves, so that it can be counted.</summary>
public sealed record CountShift(string ShiftId) : DrawerCommand;

/// <param name="Reason">Needed where the count differs from what is expected.</param>
public sealed record CloseShift(string ShiftId, long Counted, string? Reason) : DrawerCommand;
