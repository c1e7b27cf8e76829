using Microsoft.OpenApi;
using RealtimeRestaurant.Hubs.Wire;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class MenuDoors
{
    public static readonly DoorGroup Group = new("Menu", "What there is to order, and how much of it is left.",
    [
        new("GET", "/api/menu", "getMenu", "The whole menu")
        {
            Answer = typeof(MenuView), Response = $$"""{"categories": [{"name": "Drinks", "items": [{{Examples.Dish}}]}]}""",
        },
        new("POST", "/api/menu/items", "addDish", "Puts a dish on the menu")
        {
            For = Who.Managers,
            Body = Fields([("name", Text(100)), ("category", Text(50)), ("price", Amount), .. Common]),
            Request =
                """
                {
                  "name": "Negroni", "category": "Drinks", "price": 950, "station": "bar", "prepMinutes": 3, "stock": 40, "lowStock": 5,
                  "modifiers": [{"name": "Gin", "min": 1, "max": 1, "options": [{"name": "House"}, {"name": "Old", "price": 200}]}]
                }
                """,
            Refuses =
            [
                new("invalid", """{"name": "Negroni", "category": "Drinks", "price": -1}"""),
                new("unknownField", """{"name": "Negroni", "category": "Drinks", "price": 950, "kitchen": "bar"}"""),
            ],
            Status = 201, Answer = typeof(MenuItemView), Response = Examples.Dish, Codes = ["ruleBroken"],
        },
        new("PATCH", "/api/menu/items/{menuItemId}", "changeDish", "Changes a dish, or takes it off the menu")
        {
            Description = "What is left out stays as it is. `available` alone may come from a chef of the dish's station, too; all else is the managers'.",
            For = Who.ManagersAndChefs,
            Body = Fields(
            [
                ("name?", Text(100)), ("category?", Text(50)), ("price?", Amount), .. Common, ("available?", Flag),
                ("unlimited?", Flag.Saying("True: portions are not counted any more. Not together with `stock`.")),
                ("expectedStock?", Portions.Saying("Refused with `versionChanged` unless the stock is still this.")),
            ]),
            Request = """{"available": true}""",
            Refuses =
            [
                new("invalid", """{"stock": 10, "unlimited": true}"""),
                new("versionChanged", """{"stock": 10, "expectedStock": 77777}"""),
            ],
            Answer = typeof(MenuItemView), Response = Examples.Dish, Codes = ["forbidden", "versionChanged", "outOfStock", "ruleBroken"],
        },
        new("GET", "/api/menu/items/{menuItemId}/image", "getDishImage", "What a dish looks like")
        {
            Description = "Wanted where the dish's `image` is another than one has. May be kept (`Cache-Control: private`), and asked for again with `If-None-Match`.",
            GivesImage = true,
        },
        new("PUT", "/api/menu/items/{menuItemId}/image", "setDishImage", "Shows a dish by an image")
        {
            Description = "In place of the one before. What it is its first bytes must say as `Content-Type` does. Counted under the limit `upload`.",
            For = Who.Managers,
            TakesImage = true, Body = Image, Request = Examples.Image, Refuses = [new("malformed", ""), new("unsupportedMediaType", "PHN2Zz48L3N2Zz4=")],
            Answer = typeof(MenuItemView), Response = Examples.Dish,
        },
        new("DELETE", "/api/menu/items/{menuItemId}/image", "removeDishImage", "Takes the image of a dish away")
        {
            For = Who.Managers,
            Answer = typeof(MenuItemView), Response = Examples.Dish.Replace("\"9f86d081884c7d659a2feaa0c55ad015\"", "null", StringComparison.Ordinal),
        },
    ]);

    private static IReadOnlyList<(string, OpenApiSchema)> Common =>
    [
        ("station?", Text(30)), ("taxRate?", Rate), ("prepMinutes?", Number(1, 240)), ("stock?", Portions), ("lowStock?", Portions.Saying("Where a warning is given.")),
        ("modifiers?", ListOf(
            Fields(
                ("name", Text(50)), ("min", Number(0, 20)), ("max", Number(1, 20)),
                ("options", ListOf(Fields(("name", Text(50)), ("price?", Amount)), 1, 20))),
            0, 10)),
    ];

    private static OpenApiSchema Portions => Number(0, 1_000_000);
}
