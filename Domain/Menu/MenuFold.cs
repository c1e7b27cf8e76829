using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

internal static class MenuFold
{
    public static Restaurant Apply(Restaurant state, MenuEvent @event, RecordedEvent recorded) => @event switch
    {
        MenuItemAdded added => CategoryFold.Place(state, added.Item, recorded.Seq),
        MenuItemChanged changed => CategoryFold.Place(state, changed.Item, recorded.Seq),
        MenuItemDescribed changed => CategoryFold.Place(state, Described(state.Menu[changed.MenuItemId], changed), recorded.Seq),
        MenuItemRemoved removed => CategoryFold.Remove(state, removed.Item),
        MenuItemMoved moved => CategoryFold.Apply(state, moved),
        MenuCategoryChanged changed => CategoryFold.Apply(state, changed),
        MenuCategoryAdded added => CategoryFold.Apply(state, added),
        MenuCategoryRenamed renamed => CategoryFold.Apply(state, renamed),
        MenuCategoryMoved moved => CategoryFold.Apply(state, moved),
        MenuCategoryRemoved removed => CategoryFold.Apply(state, removed),
        MenuScheduleTurned turned => ScheduleClock.Apply(state, turned, recorded.At),
        MenuAvailabilityChanged changed => state.With(state.Menu[changed.MenuItemId] with
        {
            Off = changed.Reason == OffReason.Schedule ? null : changed.Reason,
        }),
        StockChanged changed => state.With(state.Menu[changed.MenuItemId] with { Stock = changed.Stock }),
        OptionAvailabilityChanged changed => WithOption(state, changed.MenuItemId, changed.OptionId, option =>
            option with { Off = changed.Reason }),
        OptionStockChanged changed => WithOption(state, changed.MenuItemId, changed.OptionId, option =>
            option with { Stock = changed.Stock }),
        MenuImageSet set => state.With(state.Menu[set.MenuItemId] with { Image = new(set.Hash, set.ContentType, recorded.Seq) }),
        MenuImageRemoved removed => state.With(state.Menu[removed.MenuItemId] with { Image = null }),
        _ => throw MissingCase.Event(@event),
    };

    private static Restaurant WithOption(
        Restaurant state, string menuItemId, string optionId, Func<ModifierOption, ModifierOption> change)
    {
        var dish = state.Menu[menuItemId];
        return state.With(dish.With(change(dish.Option(optionId)!)));
    }

    private static MenuItem Described(MenuItem dish, MenuItemDescribed changed) => dish with
    {
        Name = changed.Name,
        Category = changed.Category,
        Price = changed.Price,
        Station = changed.Station,
        TaxRate = changed.TaxRate,
        Taxes = changed.Taxes,
        TakeAwayTaxRate = changed.TakeAwayTaxRate,
        PrepMinutes = changed.PrepMinutes,
        LowStock = changed.LowStock,
        Modifiers = changed.Modifiers,
        Diet = changed.Diet,
    };
}
