using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

internal static class MenuFold
{
    public static Restaurant Apply(Restaurant state, MenuEvent @event, RecordedEvent recorded) => @event switch
    {
        MenuItemAdded added => state.With(added.Item),
        MenuItemChanged changed => state.With(Described(state.Menu[changed.MenuItemId], changed)),
        MenuAvailabilityChanged changed => state.With(state.Menu[changed.MenuItemId] with { Off = changed.Reason }),
        StockChanged changed => state.With(state.Menu[changed.MenuItemId] with { Stock = changed.Stock }),
        MenuImageSet set => state.With(state.Menu[set.MenuItemId] with { Image = new(set.Hash, set.ContentType, recorded.Seq) }),
        MenuImageRemoved removed => state.With(state.Menu[removed.MenuItemId] with { Image = null }),
        _ => throw MissingCase.Event(@event),
    };

    private static MenuItem Described(MenuItem dish, MenuItemChanged changed) => dish with
    {
        Name = changed.Name,
        Category = changed.Category,
        Price = changed.Price,
        Station = changed.Station,
        TaxRate = changed.TaxRate,
        Taxes = changed.Taxes,
        PrepMinutes = changed.PrepMinutes,
        LowStock = changed.LowStock,
        Modifiers = changed.Modifiers,
    };
}
