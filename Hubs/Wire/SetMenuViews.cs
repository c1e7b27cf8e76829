using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps set menus: on the menu, in orders and on bills.</summary>
public static class SetMenuViews
{
    public static SetMenuPartView View(this SetMenuPart part) => new(
        part.Id, part.Name, part.Count, part.Course,
        [.. part.Choices.Select(choice => new SetMenuChoiceView(choice.MenuItemId, choice.Surcharge))]);

    public static SetMenuView View(this SetMenuLine menu) => new(menu.LineId, menu.MenuItemId, menu.Name, menu.Part);

    public static BillLineDishView View(this BillLineDish dish) =>
        new(dish.Name, dish.Price, dish.Extra, dish.TaxRate, dish.Taxes.View());
}
