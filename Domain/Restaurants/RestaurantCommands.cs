using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>What a client wants of the restaurant itself.</summary>
public abstract record ProfileCommand : RestaurantCommand;

public sealed record OpenRestaurant(string Name, string Currency, string TimeZone, string? Phone) : ProfileCommand;

/// <summary>What the clock brings about: alerts, escalations, expiries. Repeating it changes nothing, and it is never remembered.</summary>
public sealed record AdvanceClock : RestaurantCommand;

/// <summary>Null leaves a property as it is. The currency never changes.</summary>
/// <remarks>The order of the properties is part of the fingerprint of repeated commands.</remarks>
public sealed record ChangeRestaurant : ProfileCommand
{
    public string? Name { get; init; }

    /// <summary>Empty: there is none any more.</summary>
    public string? Phone { get; init; }

    public string? TimeZone { get; init; }

    public int? TaxRate { get; init; }

    public bool? PricesIncludeTax { get; init; }

    public int? ServiceRate { get; init; }

    /// <summary>Whether the service charge is taxed; with it at <see cref="ServiceTaxRate"/>.</summary>
    public bool? ServiceTax { get; init; }

    public int? ServiceTaxRate { get; init; }

    public Rounding? Rounding { get; init; }

    public long? CashUnit { get; init; }

    public int? WaiterDiscountLimit { get; init; }

    public int? DayStartsAt { get; init; }
}
