using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A restaurant and its settings. Rates in parts per million.</summary>
internal sealed record RestaurantView
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Currency { get; init; }

    /// <summary>How many digits of an amount stand after the point.</summary>
    public required int CurrencyDigits { get; init; }

    public required string TimeZone { get; init; }
    public required string? Phone { get; init; }

    /// <summary>The caller's there.</summary>
    [WireEnum<Role>] public required string Role { get; init; }

    public required int TaxRate { get; init; }
    public required bool PricesIncludeTax { get; init; }
    public required int ServiceRate { get; init; }
    public required bool ServiceTax { get; init; }

    /// <summary>Null where the service charge is not taxed.</summary>
    public required int? ServiceTaxRate { get; init; }

    [WireEnum<Rounding>] public required string Rounding { get; init; }

    /// <summary>The smallest amount there are coins for, in minor units.</summary>
    public required long CashUnit { get; init; }

    /// <summary>The largest discount that needs no manager.</summary>
    public required int WaiterDiscountLimit { get; init; }

    /// <summary>The hour at which a business day begins.</summary>
    public required int DayStartsAt { get; init; }
}

/// <summary>The same for a chef: nothing of prices and taxes.</summary>
internal sealed record KitchenRestaurantView(
    string Id, string Name, string Currency, int CurrencyDigits, string TimeZone, string? Phone, [property: WireEnum<Role>] string Role,
    int DayStartsAt);

internal static class RestaurantEndpoints
{
    // As what the caller works there, which may be another role than here.
    private static readonly View<Restaurant> Shown = new(typeof(RestaurantView), typeof(KitchenRestaurantView), (state, caller) =>
        (state.Known(caller) ?? caller) is var there && there.May(Permission.SeePrices) ? state.View(there) : state.KitchenView(there));

    public static void MapRestaurants(this IEndpointRouteBuilder api)
    {
        var restaurants =
            api.MapNoun("/restaurants", "Restaurants", "The caller's own. All other routes are about the one that the access token names.");
        restaurants.MapStateList("", async http => await OwnAsync(http), Shown, own => own.Id)
            .Named("listRestaurants", "Those the caller belongs to");
        restaurants.MapGet("/{restaurantId}", FindAsync).Named("getRestaurant", "One of them").Answers(Shown);
        restaurants.MapRequest<OpenBranchRequest, Restaurant>(
                "POST", "", (http, request) => http.Service<Branches>().OpenAsync(request, http.Caller(), http.RequestAborted),
                (outcome, _) => outcome.State, Shown, opened => $"/api/restaurants/{opened.Id}")
            .Named("openBranch", "Opens another branch", "The caller is its admin; sign in again to work there.")
                .PermittedBy(Permission.OpenRestaurants);
        restaurants.MapCommand<ChangeRestaurantRequest, Restaurant>("PATCH", "/{restaurantId}", (outcome, _) => outcome.State, Shown)
            .InSignedInRestaurant()
            .Named(
                "changeRestaurant", "Changes its settings",
                "Of the restaurant that the caller is signed in to. What is left out stays as it is, and the currency always does. New "
                + "rates count for bills "
                + "that are made or revised from then on.")
            .PermittedBy(Permission.ManageSettings).MayRefuse(RuleBroken);
    }

    private static async Task<IResult> FindAsync(string restaurantId, HttpContext http) =>
        (await OwnAsync(http)).Find(own => own.Id == restaurantId) is { } found
        ? Results.Ok(Shown.Show(found, http.Caller().Actor))
        : new ProblemResult(HttpRefusals.NotFound);

    private static async ValueTask<List<Restaurant>> OwnAsync(HttpContext http)
    {
        var (own, actor) = (new List<Restaurant>(), http.Caller().Actor);
        foreach (var (restaurantId, role) in (await http.Service<IAccounts>().FindAsync(actor.Id, http.RequestAborted))?.Memberships ?? [])
        {
            var state = (await http.Service<LiveRestaurants>().OpenAsync(restaurantId, http.RequestAborted)).State;
            if (state.Profile is not null && state.Known(actor with { Role = role }) is not null) own.Add(state);
        }
        return own;
    }

    private static RestaurantView View(this Restaurant state, Actor there)
    {
        var (profile, settings) = (state.Profile!, state.Profile!.Settings);
        return new()
        {
            Id = state.Id, Name = profile.Name, Currency = profile.Currency, CurrencyDigits = Currencies.Digits(profile.Currency),
            TimeZone = profile.TimeZone, Phone = profile.Phone, Role = there.Role.Name(), TaxRate = settings.TaxRate,
            PricesIncludeTax = settings.PricesIncludeTax, ServiceRate = settings.ServiceRate,
            ServiceTax = settings.ServiceTaxRate is not null, ServiceTaxRate = settings.ServiceTaxRate,
            Rounding = WireName.Of(settings.Rounding), CashUnit = settings.CashUnit, WaiterDiscountLimit = settings.WaiterDiscountLimit,
            DayStartsAt = settings.DayStartsAt,
        };
    }

    private static KitchenRestaurantView KitchenView(this Restaurant state, Actor there)
    {
        var (profile, settings) = (state.Profile!, state.Profile!.Settings);
        return new(
            state.Id, profile.Name, profile.Currency, Currencies.Digits(profile.Currency), profile.TimeZone, profile.Phone,
            there.Role.Name(),
            settings.DayStartsAt);
    }
}
