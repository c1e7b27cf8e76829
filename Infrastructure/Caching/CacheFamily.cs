namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>Answers that are kept equally long, and are counted and cleared together.</summary>
public enum CacheFamily
{
    /// <summary>Analytics of ranges of days.</summary>
    Dashboard,

    /// <summary>The menu as it is sent.</summary>
    Menu,

    /// <summary>Lists of orders, and single ones that are over.</summary>
    Orders,

    /// <summary>Lists of bills, and single ones that are over.</summary>
    Bills,

    /// <summary>What staff did at the drawers: lists of shifts, and single ones that are over.</summary>
    Staff,
}
