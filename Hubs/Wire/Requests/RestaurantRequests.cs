using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Changes the settings of a restaurant. Members that are absent or null do not change.</summary>
[MessagePackObject]
public sealed record ChangeRestaurantRequest : CommandRequest
{
    /// <summary>The restaurant that the caller is signed in to.</summary>
    [Key("restaurantId")] public string? RestaurantId { get; init; }

    [Key("name")] public string? Name { get; init; }

    /// <summary>
    /// A phone number with its country, such as +39 06 1234 5678, which responses write as +390612345678. Empty removes it.
    /// </summary>
    [Key("phone")] public string? Phone { get; init; }

    [Key("timeZone")] public string? TimeZone { get; init; }
    [Key("taxRate")] public int? TaxRate { get; init; }
    [Key("pricesIncludeTax")] public bool? PricesIncludeTax { get; init; }
    [Key("serviceRate")] public int? ServiceRate { get; init; }

    /// <summary>True if the service charge is taxed.</summary>
    [Key("serviceTax")] public bool? ServiceTax { get; init; }

    [Key("serviceTaxRate")] public int? ServiceTaxRate { get; init; }
    [Key("rounding")] public string? Rounding { get; init; }

    /// <summary>The smallest coin, in minor units; cash is rounded to it.</summary>
    [Key("cashUnit")] public long? CashUnit { get; init; }

    /// <summary>The largest discount that needs no manager, in parts per million.</summary>
    [Key("waiterDiscountLimit")] public int? WaiterDiscountLimit { get; init; }

    /// <summary>The hour at which a business day begins.</summary>
    [Key("dayStartsAt")] public int? DayStartsAt { get; init; }

    /// <summary>Whether waiters and cashiers must be on duty to take orders and payments.</summary>
    [Key("clockInRequired")] public bool? ClockInRequired { get; init; }

    /// <summary>Whether cashiers are not shown what a drawer should hold while it is counted.</summary>
    [Key("blindCount")] public bool? BlindCount { get; init; }

    public override RestaurantCommand Command() => new ChangeRestaurant
    {
        Name = Name, Phone = Phone is { Length: > 0 } phone ? PhoneNumber.E164(phone) : Phone, TimeZone = TimeZone, TaxRate = TaxRate,
        PricesIncludeTax = PricesIncludeTax, ServiceRate = ServiceRate, ServiceTax = ServiceTax, ServiceTaxRate = ServiceTaxRate,
        Rounding = WireName.Parse<Rounding>(Rounding), CashUnit = CashUnit, WaiterDiscountLimit = WaiterDiscountLimit,
        DayStartsAt = DayStartsAt, ClockInRequired = ClockInRequired, BlindCount = BlindCount,
    };
}

internal sealed class ChangeRestaurantRules : RequestRules<ChangeRestaurantRequest>
{
    public ChangeRestaurantRules()
    {
        RuleFor(request => request.RestaurantId).Id();
        RuleFor(request => request.Name).Text(100).When(request => request.Name is not null);
        RuleFor(request => request.Phone).Phone().When(request => request.Phone is not "");
        RuleFor(request => request.TimeZone).TimeZone();
        RuleFor(request => request.TaxRate).Rate();
        RuleFor(request => request.ServiceRate).Rate();
        RuleFor(request => request.ServiceTaxRate).Rate();
        RuleFor(request => request.ServiceTaxRate).Null().WithMessage("Give a rate, or say that it is not taxed.")
            .When(request => request.ServiceTax is false);
        RuleFor(request => request.Rounding).NameOf<ChangeRestaurantRequest, Rounding>().When(request => request.Rounding is not null);
        RuleFor(request => request.CashUnit).Between(1, RestaurantSettings.MaxCashUnit);
        RuleFor(request => request.WaiterDiscountLimit).Rate();
        RuleFor(request => request.DayStartsAt).Between(0, 23);
    }
}
