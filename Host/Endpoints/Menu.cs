using System.Text.Json;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class MenuEndpoints
{
    public static readonly View<MenuItem> Dish = View<MenuItem>.Of((dish, _) => dish.View(), (dish, _) => dish.KitchenView());
    private static readonly View<MenuCategory> Category = View<MenuCategory>.Of(category => category.View());
    private static readonly View<Restaurant> Whole = View<Restaurant>.Of((state, _) => state.MenuView(), (state, _) => state.KitchenMenu());

    public static void MapMenu(this IEndpointRouteBuilder api)
    {
        var menu = api.MapResource("/menu", "Menu", "Dishes with prices, stock and availability. A chef gets no prices.");
        menu.MapGet("", WholeAsync).Named("getMenu", "Gets the whole menu").Answers(Whole);
        menu.MapCommand<AddDishRequest, MenuItem>(
                "POST", "/items", (outcome, _) => outcome.Dish(outcome.Event<MenuItemAdded>().Item.Id), Dish,
                dish => $"/api/menu/items/{dish.Id}")
            .Named("addDish", "Adds a dish to the menu").PermittedBy(Permission.ManageMenu).MayRefuse(RuleBroken);
        menu.MapCommand<ChangeDishRequest, MenuItem>(
                "PATCH", "/items/{menuItemId}", (outcome, request) => outcome.Dish(request.MenuItemId!), Dish)
            .Named(
                "changeDish", "Changes a dish, or takes it off the menu",
                "Absent members do not change, null takes a value away. `available` alone may come from a chef of the dish's station, "
                + "too; all else is the managers'.")
            .PermittedBy(Permission.ManageMenu, Permission.Cook).MayRefuse(Forbidden, VersionChanged, OutOfStock, RuleBroken);
        menu.MapCommand<RemoveDishRequest, MenuItem>(
                "DELETE", "/items/{menuItemId}", (outcome, _) => outcome.Event<Domain.Menu.MenuItemRemoved>().Item, Dish)
            .Named("removeDish", "Removes a dish for good", "Orders that have it keep it. The response is the dish as it was.")
            .PermittedBy(Permission.ManageMenu);
        menu.MapCommand<ChangeOptionRequest, MenuItem>(
                "PATCH", "/items/{menuItemId}/options/{optionId}", (outcome, request) => outcome.Dish(request.MenuItemId!), Dish)
            .Named(
                "changeOption", "Changes the stock of an option, or takes it off the menu", "As of a dish. The response is the dish.")
            .PermittedBy(Permission.ManageMenu, Permission.Cook).MayRefuse(Forbidden, VersionChanged, OutOfStock);
        menu.MapCategories();
        menu.MapMenuImages();
    }

    private static void MapCategories(this IEndpointRouteBuilder menu)
    {
        menu.MapCommand<AddCategoryRequest, MenuCategory>(
                "POST", "/categories", (outcome, _) => outcome.Event<Domain.Menu.MenuCategoryChanged>().Category, Category,
                _ => "/api/menu")
            .Named("addCategory", "Adds a category after the others", "A dish that names a new category adds that as well.")
            .PermittedBy(Permission.ManageMenu).MayRefuse(AlreadyExists, RuleBroken);
        menu.MapCommand<ChangeCategoryRequest, MenuCategory>(
                "PATCH", "/categories/{categoryId}", (outcome, request) => outcome.State.Category(request.CategoryId!), Category)
            .Named(
                "changeCategory", "Renames or moves a category, or changes its schedule",
                "Its dishes have the new name as their `category`.")
            .PermittedBy(Permission.ManageMenu).MayRefuse(AlreadyExists, RuleBroken);
        menu.MapCommand<RemoveCategoryRequest, MenuCategory>(
                "DELETE", "/categories/{categoryId}", (outcome, _) => outcome.Event<MenuCategoryRemoved>().Category, Category)
            .Named("removeCategory", "Removes an empty category", "The response is the category as it was.")
            .PermittedBy(Permission.ManageMenu).MayRefuse(RuleBroken);
    }

    // Serialised once with and once without prices, until a dish or its stock changes, or a schedule begins or ends.
    private static async Task<IResult> WholeAsync(HttpContext http, QueryCache answers, TimeProvider clock)
    {
        var (state, caller) = ((await http.StateAsync()).MenuAsOf(clock.GetUtcNow()), http.Caller().Actor);
        var menu = await answers.GetAsync(
            CacheFamily.Menu, state, new CacheVersion($"{state.Changed.Menu}-{state.ScheduleTurn?.NextAt?.UtcTicks}", RequiredSeq: 0),
            caller.May(Permission.SeePrices) ? "whole" : "whole/withoutPrices",
            _ => new ValueTask<byte[]>(JsonSerializer.SerializeToUtf8Bytes(Whole.Show(state, caller), Json.Options)),
            _ => state.Menu.Count + 1,
            http.RequestAborted);
        return Results.Bytes(menu, "application/json; charset=utf-8");
    }
}
