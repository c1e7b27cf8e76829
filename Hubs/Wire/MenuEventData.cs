using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps events of the menu to their data.</summary>
public static class MenuEventData
{
    public static MenuCategoryChanged Data(this Domain.Menu.MenuCategoryChanged changed) => new(changed.Category.View(), changed.Position);

    public static MenuCategoryChanged Data(this MenuCategoryRemoved removed) => new(removed.Category.View(), Position: null);

    public static MenuAvailabilityChanged Data(this Domain.Menu.MenuAvailabilityChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.Available, changed.Reason is { } reason ? WireName.Of(reason) : null);

    public static StockChanged Data(this Domain.Menu.StockChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.Stock, changed.Previous);

    public static OptionAvailabilityChanged Data(this Domain.Menu.OptionAvailabilityChanged changed) => new(
        changed.MenuItemId, changed.Name, changed.OptionId, changed.OptionName, changed.Available,
        changed.Reason is { } reason ? WireName.Of(reason) : null);

    public static OptionStockChanged Data(this Domain.Menu.OptionStockChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.OptionId, changed.OptionName, changed.Stock, changed.Previous);

    public static MenuItemRemoved Data(this Domain.Menu.MenuItemRemoved removed) => new(removed.Item.Id, removed.Item.Name);
}
