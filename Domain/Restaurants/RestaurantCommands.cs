using System.Text.Json.Serialization;
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
/// <remarks>The order of the properties is part of the fingerprint of repeated commands.</remarks>
public sealed record ChangeRestaurant : ProfileCommand
{
    public string? Name { get; init; }

    /// <summary>Empty removes it.</summary>
    public string? Phone { get; init; }

    public string? TimeZone { get; init; }

    public int? TaxRate { get; init; }

    public bool? PricesIncludeTax { get; init; }

    public int? ServiceRate { get; init; }

    /// <summary>True to tax the service charge, at <see cref="ServiceTaxRate"/>.</summary>
    public bool? ServiceTax { get; init; }

    public int? ServiceTaxRate { get; init; }

    public Rounding? Rounding { get; init; }

    public long? CashUnit { get; init; }

    public int? WaiterDiscountLimit { get; init; }

    public int? DayStartsAt { get; init; }

    public bool? ClockInRequired { get; init; }

    // Left out of the fingerprint where they are not given, so that a command from before they existed is still the same command.

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? BlindCount { get; init; }

    /// <summary>Empty removes it, here and in the next ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Address { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TaxId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReceiptFooter { get; init; }

    /// <summary>BCP 47.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Locale { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? DailyOrderNumbers { get; init; }
}
