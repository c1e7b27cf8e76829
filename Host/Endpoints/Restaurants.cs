using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>Rates in parts per million.</summary>
/// <param name="CurrencyDigits">How many digits of an amount stand after the point.</param>
/// <param name="Role">The caller's there.</param>
/// <param name="ServiceTaxRate">Null where the service charge is not taxed.</param>
/// <param name="CashUnit">The smallest amount there are coins for, in minor units.</param>
/// <param name="DayStartsAt">The hour at which a business day begins.</param>
internal sealed record RestaurantView(
    string Id, string Name, string Currency, int CurrencyDigits, string TimeZone, string? Phone, string Role, int TaxRate, bool PricesIncludeTax,
    int ServiceRate, bool ServiceTax, int? ServiceTaxRate, string Rounding, long CashUnit, int WaiterDiscountLimit, int DayStartsAt);

/// <summary>What is absent or null stays as it is.</summary>
/// <param name="Phone">Empty: there is none any more.</param>
internal sealed record SettingsBody(
    string? Name, string? Phone, string? TimeZone, int? TaxRate, bool? PricesIncludeTax, int? ServiceRate, bool? ServiceTax, int? ServiceTaxRate,
    string? Rounding, long? CashUnit, int? WaiterDiscountLimit, int? DayStartsAt);

internal static class RestaurantEndpoints
{
    public static void MapRestaurants(this IEndpointRouteBuilder api)
    {
        var restaurants = api.MapGroup("/restaurants");
        restaurants.MapGet("", async (HttpContext http, IAccounts accounts, LiveRestaurants live) =>
            StateRoutes.Page(http.Request.Query, await OwnAsync(http, accounts, live), own => own.Id));
        restaurants.MapGet("/{restaurantId}", async (string restaurantId, HttpContext http, IAccounts accounts, LiveRestaurants live) =>
            (await OwnAsync(http, accounts, live)).FirstOrDefault(own => own.Id == restaurantId) is { } found ? Results.Ok(found) : new ProblemResult(Errors.NotFound));
        restaurants.MapCommand<BranchBody>("POST", "", OpenAsync, Opened);
        restaurants.MapCommand<SettingsBody>("PATCH", "/{restaurantId}", Change, TheRestaurant).InOwnRestaurant();
    }

    private static async ValueTask<List<RestaurantView>> OwnAsync(HttpContext http, IAccounts accounts, LiveRestaurants live)
    {
        var (own, actor) = (new List<RestaurantView>(), http.Caller().Actor);
        foreach (var (restaurantId, role) in (await accounts.FindAsync(actor.Id, http.RequestAborted))?.Memberships ?? [])
        {
            var state = (await live.OpenAsync(restaurantId, http.RequestAborted)).State;
            if (state.Profile is not null && state.Known(actor with { Role = role }) is { } known) own.Add(state.View(known));
        }
        return own;
    }

    private static async ValueTask<Result<Outcome>> OpenAsync(HttpContext http, BranchBody body, RequestContext request) => Invalid.Check(BranchRules.Instance, body) is { } refusal
        ? refusal : await http.RequestServices.GetRequiredService<Branches>().OpenAsync(body, request, http.RequestAborted);

    private static Result<RestaurantCommand> Change(SettingsBody body, RequestContext request) => body.Check(SettingsRules.Instance, _ => new ChangeRestaurant(
        body.Name, body.Phone is { Length: > 0 } phone ? PhoneNumber.E164(phone) : body.Phone, body.TimeZone, body.TaxRate, body.PricesIncludeTax, body.ServiceRate, body.ServiceTax, body.ServiceTaxRate,
        WireName.Parse<Rounding>(body.Rounding), body.CashUnit, body.WaiterDiscountLimit, body.DayStartsAt));

    private static CommandResponse Opened(Outcome outcome, RequestContext request) => new(outcome.State.View(request.Caller.Actor), $"/api/restaurants/{outcome.State.Id}");

    private static CommandResponse TheRestaurant(Outcome outcome, RequestContext request) => new(outcome.State.View(outcome.State.Known(request.Caller.Actor) ?? request.Caller.Actor));

    private static RestaurantView View(this Restaurant state, Actor actor)
    {
        var (profile, settings) = (state.Profile!, state.Profile!.Settings);
        return new(
            state.Id, profile.Name, profile.Currency, Currencies.Digits(profile.Currency), profile.TimeZone, profile.Phone, actor.Role.Name(), settings.TaxRate, settings.PricesIncludeTax,
            settings.ServiceRate, settings.ServiceTaxRate is not null, settings.ServiceTaxRate, WireName.Of(settings.Rounding), settings.CashUnit, settings.WaiterDiscountLimit, settings.DayStartsAt);
    }
}
