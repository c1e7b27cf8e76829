using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

/// <summary>
/// The dishes of the random commands: with several taxes, with cheaper options, by weight, and a set menu of three rates.
/// </summary>
internal sealed class RandomDishes
{
    private static readonly string[] Names = ["Steak", "Chop", "Beer", "Water", "Soup", "Cake", "Bowl", "Bream", "Lunch"];

    // Without its meat and with no extra it would cost less than nothing.
    public static readonly AddMenuItem Bowl = new(
        "Bowl", "Food", 500, "grill", null, 5, null, null,
        [
            new("Extras", 0, 3, [new("Cheese", 155) { Max = 3, Stock = 8, LowStock = 2 }]),
            new("Without", 0, 1, [new("No meat", -600) { LeavesOut = true }]),
        ]);

    private static readonly AddMenuItem Bream =
        new("Bream", "Food", 4835, "grill", 70_000, 20, Stock: 20, null, []) { Unit = UnitOfMeasure.Kg };

    private readonly TestRestaurant _restaurant;

    public RandomDishes(TestRestaurant restaurant)
    {
        _restaurant = restaurant;
        restaurant.Do(Crew.Mia, Bowl);
        restaurant.Do(Crew.Mia, Bream);
        restaurant.Do(Crew.Mia, new ChangeMenuItem
        {
            MenuItemId = restaurant.Dish("Steak").Id, Taxes = (ImmutableArray<NamedTax>)[new("State", 62_500), new("City", 26_250)],
        });
        restaurant.Do(Crew.Mia, new ChangeMenuItem { MenuItemId = restaurant.Dish("Beer").Id, TaxRate = 200_000 });
        restaurant.Do(Crew.Mia, Lunch());
    }

    public string Name(int pick) =>
        Names[pick % Names.Length] is var name && _restaurant.State.Menu.Values.Any(dish => dish.Name == name) ? name : "Cake";

    public LineDraft Line(int pick)
    {
        var line = _restaurant.Line(Name(pick), 1 + (pick % 3), pick < 30 ? 2 : 1, Options(pick));
        return Name(pick) switch
        {
            // Now and then the weight is forgotten, or a dish that is not offered is chosen.
            "Bream" => line with { Quantity = 1, Weight = pick > 10 ? 37 * pick : null },
            "Lunch" => line with { Choices = [Choice(0, pick % 2 == 0 ? "Soup" : "Cake"), Choice(1, "Steak"), Choice(2, Drink(pick))] },
            _ => line,
        };
    }

    private AddMenuItem Lunch() => new("Lunch", "Food", 2801, null, null, null, null, null, [])
    {
        Parts =
        [
            new("Starter", 1, Course: 1, [Offer("Soup"), Offer("Cake", 100)]), new("Main", 1, Course: null, [Offer("Steak")]),
            new("Drink", 1, Course: 1, [Offer("Beer"), Offer("Water")]),
        ],
    };

    private SetMenuChoice Offer(string dish, long surcharge = 0) => new(_restaurant.Dish(dish).Id, surcharge);

    private ChoiceDraft Choice(int part, string dish) => new(
        _restaurant.Dish("Lunch").Parts!.Value[part].Id, _restaurant.Dish(dish).Id, null, []);

    private static string Drink(int pick) => pick > 90 ? "Cake" : pick % 3 == 0 ? "Water" : "Beer";

    private string[] Options(int pick) => Name(pick) != "Bowl" ? []
        : [.. Enumerable.Repeat("Cheese", pick % 5), .. Enumerable.Repeat("No meat", pick % 2)];
}
