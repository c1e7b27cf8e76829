using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>A command about the restaurant itself.</summary>
public abstract record ProfileCommand : RestaurantCommand;

public sealed record OpenRestaurant(string Name, string Currency, string TimeZone, string? Phone) : ProfileCommand;

/// <summary>
/// Applies everything that is due by the clock: alerts, escalations, expiries. Repeating it changes nothing, and it is not remembered.
/// </summary>
public sealed record AdvanceClock : RestaurantCommand;

/// <summary>Null leaves a property as it is. The currency never changes.</summary>
/// <param name="Phone">Empty removes it.</param>
/// <param name="ServiceTax">Whether the service charge is taxed; with it at <paramref name="ServiceTaxRate"/>.</param>
public sealed record ChangeRestaurant(
    string? Name, string? Phone, string? TimeZone, int? TaxRate, bool? PricesIncludeTax, int? ServiceRate, bool? ServiceTax,
    int? ServiceTaxRate,
    Rounding? Rounding, long? CashUnit, int? WaiterDiscountLimit, int? DayStartsAt) : ProfileCommand;
