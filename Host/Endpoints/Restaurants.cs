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

/// <summary>A restaurant and its settings. Rates are in parts per million.</summary>
internal sealed record RestaurantView
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Currency { get; init; }

    /// <summary>The number of digits after the decimal point of an amount.</summary>
    public required int CurrencyDigits { get; init; }

    public required string TimeZone { get; init; }
    public required string? Phone { get; init; }

    /// <summary>The caller's role in the restaurant.</summary>
    [WireEnum<Role>] public required string Role { get; init; }

    public required int TaxRate { get; init; }
    public required bool PricesIncludeTax { get; init; }
    public required int ServiceRate { get; init; }
    public required bool ServiceTax { get; init; }

    /// <summary>The tax rate of the service charge; null if it is not taxed.</summary>
    public required int? ServiceTaxRate { get; init; }

    [WireEnum<Rounding>] public required string Rounding { get; init; }

    /// <summary>The smallest coin, in minor units; cash is rounded to it.</summary>
    public required long CashUnit { get; init; }

    /// <summary>The largest discount that needs no manager.</summary>
    public required int WaiterDiscountLimit { get; init; }

    /// <summary>The hour at which a business day begins.</summary>
    public required int DayStartsAt { get; init; }

    /// <summary>Whether waiters and cashiers must be on duty to take orders and payments.</summary>
    public required bool ClockInRequired { get; init; }

    /// <summary>Whether cashiers are not shown what a drawer should hold until it is closed.</summary>
    public required bool BlindCount { get; init; }

    /// <summary>Whether order numbers begin at 1 each business day.</summary>
    public required bool DailyOrderNumbers { get; init; }

    /// <summary>The address on receipts; null: none. Likewise the next two.</summary>
    public required string? Address { get; init; }

    /// <summary>The number under which the restaurant pays tax.</summary>
    public required string? TaxId { get; init; }

    /// <summary>The last lines of receipts.</summary>
    public required string? ReceiptFooter { get; init; }

    /// <summary>The language (BCP 47) of receipts and of their amounts and times; null: English.</summary>
    public required string? Locale { get; init; }
}

/// <summary>A restaurant as a chef sees it, without prices and taxes.</summary>
internal sealed record KitchenRestaurantView(
    string Id, string Name, string Currency, int CurrencyDigits, string TimeZone, string? Phone, [property: WireEnum<Role>] string Role,
    int DayStartsAt, string? Locale);

internal static class RestaurantEndpoints
{
    // With the caller's role there, which may differ from the one here.
    private static readonly View<Restaurant> Shown = new(typeof(RestaurantView), typeof(KitchenRestaurantView), (state, caller) =>
        (state.CurrentActor(caller) ?? caller) is var there && there.May(Permission.SeePrices)
            ? state.View(there)
            : state.KitchenView(there));

    public static void MapRestaurants(this IEndpointRouteBuilder api)
    {
        var restaurants =
            api.MapResource("/restaurants", "Restaurants", "The caller's restaurants. All other routes use the one in the access token.");
        restaurants.MapStateList("", async http => await OwnAsync(http), Shown, own => own.Id)
            .Named("listRestaurants", "Lists the caller's restaurants");
        restaurants.MapGet("/{restaurantId}", FindAsync).Named("getRestaurant", "Gets one restaurant").Answers(Shown);
        restaurants.MapRequest<OpenBranchRequest, Restaurant>(
                "POST", "", (http, request) => http.Service<Branches>().OpenAsync(request, http.Caller(), http.RequestAborted),
                (outcome, _) => outcome.State, Shown, opened => $"/api/restaurants/{opened.Id}")
            .Named("openBranch", "Opens another branch", "The caller is its admin; sign in again to work there.")
                .PermittedBy(Permission.OpenRestaurants);
        restaurants.MapCommand<ChangeRestaurantRequest, Restaurant>("PATCH", "/{restaurantId}", (outcome, _) => outcome.State, Shown)
            .InSignedInRestaurant()
            .Named(
                "changeRestaurant", "Changes the settings of a restaurant",
                "Only of the restaurant that the caller is signed in to. Absent members do not change, null takes a value away, and the "
                + "currency never changes. New rates apply to bills that are created or revised from then on.")
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
            if (state.Profile is not null && state.CurrentActor(actor with { Role = role }) is not null) own.Add(state);
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
            DayStartsAt = settings.DayStartsAt, ClockInRequired = settings.ClockInRequired, BlindCount = settings.BlindCount,
            DailyOrderNumbers = settings.DailyOrderNumbers,
            Address = settings.Receipt.Address, TaxId = settings.Receipt.TaxId, ReceiptFooter = settings.Receipt.Footer,
            Locale = settings.Receipt.Locale,
        };
    }

    private static KitchenRestaurantView KitchenView(this Restaurant state, Actor there)
    {
        var (profile, settings) = (state.Profile!, state.Profile!.Settings);
        return new(
            state.Id, profile.Name, profile.Currency, Currencies.Digits(profile.Currency), profile.TimeZone, profile.Phone,
            there.Role.Name(), settings.DayStartsAt, settings.Receipt.Locale);
    }
}
