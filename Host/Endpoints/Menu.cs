using System.Collections.Immutable;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record AddDishBody(
    string? Name, string? Category, long? Price, string? Station, int? TaxRate, int? PrepMinutes, int? Stock, int? LowStock,
    IReadOnlyList<ModifierGroupBody?>? Modifiers);

/// <summary>What is absent or null stays as it is.</summary>
/// <param name="Unlimited">True takes the stock count away.</param>
/// <param name="ExpectedStock">Refused unless the stock is still this.</param>
internal sealed record ChangeDishBody(
    string? Name, string? Category, long? Price, string? Station, int? TaxRate, int? PrepMinutes, int? Stock, int? LowStock,
    IReadOnlyList<ModifierGroupBody?>? Modifiers, bool? Available, bool? Unlimited, int? ExpectedStock);

internal sealed record ModifierGroupBody(string? Name, int? Min, int? Max, IReadOnlyList<ModifierOptionBody?>? Options);

internal sealed record ModifierOptionBody(string? Name, long? Price);

internal static class MenuEndpoints
{
    private static readonly ChangeDishBody Nothing = new(null, null, null, null, null, null, null, null, null, null, null, null);

    public static void MapMenu(this IEndpointRouteBuilder api)
    {
        var menu = api.MapGroup("/menu");
        menu.MapGet("", WholeAsync);
        menu.MapCommand<AddDishBody>("POST", "/items", Add, Added);
        menu.MapCommand<ChangeDishBody>("PATCH", "/items/{menuItemId}", Change, (outcome, request) => new(outcome.Dish(request["menuItemId"])?.View()));
        menu.MapMenuImages();
    }

    // Written once for all who look at it, until a dish or its stock changes.
    private static async Task<IResult> WholeAsync(HttpContext http, LiveRestaurants restaurants, QueryCache answers)
    {
        var state = await http.StateAsync(restaurants);
        var menu = await answers.GetAsync(
            CacheFamily.Menu, state, new CacheVersion($"{state.Changed.Menu}", RequiredSeq: 0), "whole", _ => new ValueTask<byte[]>(JsonSerializer.SerializeToUtf8Bytes(state.MenuView(), Json.Options)), _ => state.Menu.Count + 1, http.RequestAborted);
        return Results.Bytes(menu, "application/json; charset=utf-8");
    }

    private static Result<RestaurantCommand> Add(AddDishBody body, RequestContext request) => body.Check(AddDishRules.Instance, _ => new AddMenuItem(
        body.Name!, body.Category!, body.Price!.Value, body.Station, body.TaxRate, body.PrepMinutes, body.Stock, body.LowStock,
        Groups(body.Modifiers) ?? []));

    // Whether it can be cooked is the kitchen's business, too; all else about a dish is the managers'.
    private static Result<RestaurantCommand> Change(ChangeDishBody body, RequestContext request) => body.Available is not null && body with { Available = null } == Nothing
        ? new SetAvailabilityRequest(request.CommandId, request["menuItemId"], body.Available).Check(call => call.Command())
        : Describe(body, request);

    private static Result<RestaurantCommand> Describe(ChangeDishBody body, RequestContext request) => body.Check(ChangeDishRules.Instance, _ => new ChangeMenuItem(
        request["menuItemId"], body.Name, body.Category, body.Price, body.Station, body.TaxRate, body.PrepMinutes, body.LowStock,
        Groups(body.Modifiers), body.Available, body.Stock, body.Unlimited ?? false, body.ExpectedStock));

    private static CommandResponse Added(Outcome outcome, RequestContext request) =>
        outcome.Event<MenuItemAdded>().Item is var item ? new(item.View(), $"/api/menu/items/{item.Id}") : default;

    private static ImmutableArray<ModifierGroupDraft>? Groups(IReadOnlyList<ModifierGroupBody?>? groups) =>
        groups is null ? null : [.. groups.Select(group => new ModifierGroupDraft(
            group!.Name!, group.Min!.Value, group.Max!.Value, [.. group.Options!.Select(option => new ModifierOptionDraft(option!.Name!, option.Price ?? 0))]))];
}
