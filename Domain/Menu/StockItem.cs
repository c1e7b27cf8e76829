using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <param name="OptionId">Null: the dish itself.</param>
internal readonly record struct StockKey(string MenuItemId, string? OptionId);

/// <summary>What has a stock and can be 86: a dish, or an option of one. The same rules hold for both.</summary>
/// <param name="Option">Null: the dish itself.</param>
internal sealed record StockItem(MenuItem Dish, ModifierOption? Option)
{
    /// <summary>Null if the menu does not have it, or not any more.</summary>
    public static StockItem? Find(Restaurant state, StockKey key)
    {
        if (state.Menu.GetValueOrDefault(key.MenuItemId) is not { } dish) return null;
        if (key.OptionId is null) return new(dish, Option: null);
        return dish.Option(key.OptionId) is { } option ? new(dish, option) : null;
    }

    public string Id => Option?.Id ?? Dish.Id;

    /// <summary>For a sentence.</summary>
    public string Name => Option is null ? Dish.Name : $"{Option.Name} for {Dish.Name}";

    public int? Stock => Option is null ? Dish.Stock : Option.Stock;

    public int? LowStock => Option is null ? Dish.LowStock : Option.LowStock;

    public OffReason? Off => Option is null ? Dish.Off : Option.Off;

    public bool IsIn(OrderItem line) =>
        line.Dish.MenuItemId == Dish.Id && (Option is null || line.Dish.Modifiers.Any(chosen => chosen.OptionId == Option.Id));

    public MenuEvent WithStock(int? stock, StockCause cause) => Option is null
        ? new StockChanged(Dish.Id, Dish.Name, stock, Dish.Stock, cause)
        : new OptionStockChanged(Dish.Id, Dish.Name, Option.Id, Option.Name, stock, Option.Stock, cause);

    /// <summary>A dish that is not 86 any more stays off outside its schedule.</summary>
    public MenuEvent WithOff(OffReason? off)
    {
        var dish = Dish with { Off = off };
        return Option is null
            ? new MenuAvailabilityChanged(dish.Id, dish.Name, dish.Available, dish.Reason)
            : new OptionAvailabilityChanged(dish.Id, dish.Name, Option.Id, Option.Name, off is null, off);
    }
}
