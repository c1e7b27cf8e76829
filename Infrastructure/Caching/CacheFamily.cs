namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>A group of cached answers that have the same lifetime, and are counted and cleared together.</summary>
public enum CacheFamily
{
    /// <summary>Analytics of ranges of days.</summary>
    Dashboard,

    /// <summary>The menu as it is sent.</summary>
    Menu,

    /// <summary>Lists of orders, and single orders that are closed.</summary>
    Orders,

    /// <summary>Lists of bills, and single bills that are closed.</summary>
    Bills,

    /// <summary>Lists of shifts, and single shifts that are closed.</summary>
    Staff,

    /// <summary>Lists of reservations, and single reservations that are over.</summary>
    Reservations,
}
