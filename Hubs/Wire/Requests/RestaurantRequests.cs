using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Changes the settings of a restaurant. What is absent or null stays as it is.</summary>
[MessagePackObject]
public sealed record ChangeRestaurantRequest : CommandRequest
{
    /// <summary>The one that the caller is signed in to.</summary>
    [Key("restaurantId")] public string? RestaurantId { get; init; }

    [Key("name")] public string? Name { get; init; }

    /// <summary>With its country, like +39 06 1234 5678; answers write it as +390612345678. Empty: there is none any more.</summary>
    [Key("phone")] public string? Phone { get; init; }

    [Key("timeZone")] public string? TimeZone { get; init; }
    [Key("taxRate")] public int? TaxRate { get; init; }
    [Key("pricesIncludeTax")] public bool? PricesIncludeTax { get; init; }
    [Key("serviceRate")] public int? ServiceRate { get; init; }

    /// <summary>Whether the service charge is taxed.</summary>
    [Key("serviceTax")] public bool? ServiceTax { get; init; }

    [Key("serviceTaxRate")] public int? ServiceTaxRate { get; init; }
    [Key("rounding")] public string? Rounding { get; init; }

    /// <summary>The smallest amount there are coins for, in minor units.</summary>
    [Key("cashUnit")] public long? CashUnit { get; init; }

    /// <summary>The largest discount that needs no manager. Parts per million.</summary>
    [Key("waiterDiscountLimit")] public int? WaiterDiscountLimit { get; init; }

    /// <summary>The hour at which a business day begins.</summary>
    [Key("dayStartsAt")] public int? DayStartsAt { get; init; }

    public override RestaurantCommand Command() => new ChangeRestaurant
    {
        Name = Name, Phone = Phone is { Length: > 0 } phone ? PhoneNumber.E164(phone) : Phone, TimeZone = TimeZone, TaxRate = TaxRate,
        PricesIncludeTax = PricesIncludeTax, ServiceRate = ServiceRate, ServiceTax = ServiceTax, ServiceTaxRate = ServiceTaxRate,
        Rounding = WireName.Parse<Rounding>(Rounding), CashUnit = CashUnit, WaiterDiscountLimit = WaiterDiscountLimit,
        DayStartsAt = DayStartsAt,
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
        RuleFor(request => request.CashUnit).Between(1, RestaurantSettings.LargestCashUnit);
        RuleFor(request => request.WaiterDiscountLimit).Rate();
        RuleFor(request => request.DayStartsAt).Between(0, 23);
    }
}
