using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Samples.Demo;

/// <summary>
/// Dishes on 3 stations: one of them by weight, one for breakfast alone, an option that runs out and some that leave something out; and a
/// set menu.
/// </summary>
internal static class DemoMenu
{
    private static readonly ModifierGroupDraft
        Doneness = new("Doneness", 1, 1, [new("Rare", 0), new("Medium", 0), new("Well done", 0)]),
        Sides = new("Side", 0, 2, [new("Fries", 350), new("Grilled vegetables", 450), new("Salad", 400)]),
        Extras = new("Extras", 0, 3, [new("Burrata", 350), new("Olives", 100) { Max = 2 }, new("Gluten-free", 200)]),
        Without = new("Without", 0, 2, [new("No garlic", 0) { LeavesOut = true }, new("No onions", 0) { LeavesOut = true }]),
        Topping = new("Topping", 0, 1, [new("Burrata", 350) { Stock = 2, LowStock = 1 }, new("Pecorino", 150)]),
        Size = new("Size", 1, 1, [new("Glass", 0), new("Carafe", 900)]);

    private static readonly Schedule Mornings = new([new([], new(7, 0), new(11, 0))]);

    public static readonly ImmutableArray<AddMenuItem> Dishes =
    [
        Dish("Bruschetta", "Starters", 650, "cold", 5) with { Allergens = [Allergen.Gluten], Marks = [DietaryMark.Vegan] },
        Dish("Caprese", "Starters", 950, "cold", 5)
            with { Allergens = [Allergen.Milk], Marks = [DietaryMark.Vegetarian, DietaryMark.GlutenFree] },
        Dish("Carpaccio", "Starters", 1250, "cold", 7, stock: 20) with { Allergens = [Allergen.Milk] },
        Dish("Vitello tonnato", "Starters", 1190, "cold", 6) with { Allergens = [Allergen.Eggs, Allergen.Fish, Allergen.Mustard] },
        Dish("Minestrone", "Starters", 750, "grill", 6)
            with { Allergens = [Allergen.Celery], Marks = [DietaryMark.Vegan, DietaryMark.GlutenFree] },
        Dish("Carbonara", "Pasta", 1250, "grill", 12) with { Allergens = [Allergen.Gluten, Allergen.Eggs, Allergen.Milk] },
        Dish("Amatriciana", "Pasta", 1190, "grill", 12, Topping, Without) with { Allergens = [Allergen.Gluten, Allergen.Milk] },
        Dish("Lasagne", "Pasta", 1350, "grill", 10, stock: 16)
            with { Allergens = [Allergen.Gluten, Allergen.Eggs, Allergen.Milk, Allergen.Celery] },
        Dish("Tagliatelle al ragù", "Pasta", 1290, "grill", 12, Extras)
            with { Allergens = [Allergen.Gluten, Allergen.Eggs, Allergen.Celery] },
        Dish("Risotto ai funghi", "Pasta", 1450, "grill", 18)
            with { Allergens = [Allergen.Milk, Allergen.Celery], Marks = [DietaryMark.Vegetarian, DietaryMark.GlutenFree] },
        Dish("Tagliata", "Mains", 2350, "grill", 14, Doneness, Sides),
        Dish("Bistecca", "Mains", 3900, "grill", 18, stock: 12, Doneness, Sides),
        Dish("Branzino", "Mains", 2490, "grill", 16, stock: 10, Sides) with { Allergens = [Allergen.Fish] },
        Dish("Orata al sale", "Mains", 4800, "grill", 20, Sides)
            with { Unit = UnitOfMeasure.Kg, Allergens = [Allergen.Fish], Marks = [DietaryMark.GlutenFree] },
        Dish("Saltimbocca", "Mains", 1990, "grill", 12, Sides) with { Allergens = [Allergen.Gluten, Allergen.Milk] },
        Dish("Parmigiana", "Mains", 1490, "grill", 10) with { Allergens = [Allergen.Milk], Marks = [DietaryMark.Vegetarian] },
        Dish("Insalata mista", "Salads", 690, "cold", 4, Without),
        Dish("Panzanella", "Salads", 850, "cold", 5, Extras, Without) with { Allergens = [Allergen.Gluten] },
        Dish("Tiramisù", "Desserts", 690, "cold", 3, stock: 24)
            with { Allergens = [Allergen.Gluten, Allergen.Eggs, Allergen.Milk] },
        Dish("Panna cotta", "Desserts", 650, "cold", 3, stock: 18) with { Allergens = [Allergen.Milk], Marks = [DietaryMark.GlutenFree] },
        Dish("House wine", "Drinks", 550, "bar", 2, Size) with { Allergens = [Allergen.Sulphites] },
        Dish("Spritz", "Drinks", 750, "bar", 3) with { Allergens = [Allergen.Sulphites], Marks = [DietaryMark.Vegan] },
        Dish("Mineral water", "Drinks", 350, "bar", 1),
        Dish("Espresso", "Drinks", 220, "bar", 2) with { Marks = [DietaryMark.Vegan] },
        Dish("Cornetto", "Breakfast", 180, "bar", 1)
            with { Allergens = [Allergen.Gluten, Allergen.Eggs, Allergen.Milk], Schedule = Mornings },
    ];

    /// <summary>The set menu of these dishes, once the restaurant has them.</summary>
    public static AddMenuItem SetMenu(Restaurant state)
    {
        return new("Menu del giorno", "Mains", 2900, Station: null, TaxRate: null, PrepMinutes: null, Stock: null, LowStock: null, [])
        {
            Parts =
            [
                new("Antipasto", Count: 1, Course: 1, [Choice("Bruschetta"), Choice("Minestrone"), Choice("Carpaccio", 300)]),
                new("Secondo", Count: 1, Course: 2, [Choice("Amatriciana"), Choice("Saltimbocca", 400), Choice("Parmigiana")]),
                new("Dolce", Count: 1, Course: 3, [Choice("Tiramisù"), Choice("Panna cotta")]),
            ],
        };

        SetMenuChoice Choice(string dish, long surcharge = 0) =>
            new(state.Menu.Values.First(known => known.Name == dish).Id, surcharge);
    }

    private static AddMenuItem Dish(
        string name, string category, long price, string station, int minutes, params ImmutableArray<ModifierGroupDraft> choices) =>
        new(name, category, price, station, TaxRate: null, minutes, Stock: null, LowStock: null, choices);

    private static AddMenuItem Dish(
        string name, string category, long price, string station, int minutes, int stock,
            params ImmutableArray<ModifierGroupDraft> choices) =>
        Dish(name, category, price, station, minutes, choices) with { Stock = stock, LowStock = stock / 4 };
}
