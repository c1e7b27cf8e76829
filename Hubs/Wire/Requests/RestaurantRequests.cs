using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Changes the settings of a restaurant. Absent members do not change.</summary>
[MessagePackObject]
public sealed record ChangeRestaurantRequest : CommandRequest
{
    /// <summary>The restaurant that the caller is signed in to.</summary>
    [Key("restaurantId")] public string? RestaurantId { get; init; }

    [Key("name")] public Optional<string?> Name { get; init; }

    /// <summary>
    /// A phone number with its country, such as +39 06 1234 5678, which responses write as +390612345678. Null or empty removes it.
    /// </summary>
    [Key("phone")] public Optional<string?> Phone { get; init; }

    [Key("timeZone")] public Optional<string?> TimeZone { get; init; }
    [Key("taxRate")] public Optional<int?> TaxRate { get; init; }
    [Key("pricesIncludeTax")] public Optional<bool?> PricesIncludeTax { get; init; }
    [Key("serviceRate")] public Optional<int?> ServiceRate { get; init; }

    /// <summary>True if the service charge is taxed.</summary>
    [Key("serviceTax")] public Optional<bool?> ServiceTax { get; init; }

    /// <summary>Null: the service charge is not taxed.</summary>
    [Key("serviceTaxRate")] public Optional<int?> ServiceTaxRate { get; init; }
    [Key("rounding")] public Optional<string?> Rounding { get; init; }

    /// <summary>The smallest coin, in minor units; cash is rounded to it.</summary>
    [Key("cashUnit")] public Optional<long?> CashUnit { get; init; }

    /// <summary>The largest discount that needs no manager, in parts per million.</summary>
    [Key("waiterDiscountLimit")] public Optional<int?> WaiterDiscountLimit { get; init; }

    /// <summary>The hour at which a business day begins.</summary>
    [Key("dayStartsAt")] public Optional<int?> DayStartsAt { get; init; }

    /// <summary>Whether waiters and cashiers must be on duty to take orders and payments.</summary>
    [Key("clockInRequired")] public Optional<bool?> ClockInRequired { get; init; }

    /// <summary>Whether cashiers are not shown what a drawer should hold until it is closed.</summary>
    [Key("blindCount")] public Optional<bool?> BlindCount { get; init; }

    /// <summary>Whether order numbers begin at 1 each business day.</summary>
    [Key("dailyOrderNumbers")] public Optional<bool?> DailyOrderNumbers { get; init; }

    /// <summary>The address on receipts, with line breaks. Null or empty removes it.</summary>
    [Key("address")] public Optional<string?> Address { get; init; }

    /// <summary>The number under which the restaurant pays tax, on receipts. Null or empty removes it.</summary>
    [Key("taxId")] public Optional<string?> TaxId { get; init; }

    /// <summary>The last lines of receipts. Null or empty removes them.</summary>
    [Key("receiptFooter")] public Optional<string?> ReceiptFooter { get; init; }

    /// <summary>The language of receipts and of their amounts and times, such as de-AT. Null or empty: English.</summary>
    [Key("locale")] public Optional<string?> Locale { get; init; }

    public override RestaurantCommand Command() => new ChangeRestaurant
    {
        Name = Name.Value, Phone = Phone.IsGiven ? PhoneNumber.E164(Phone.Value) ?? "" : null, TimeZone = TimeZone.Value,
        TaxRate = TaxRate.Value, PricesIncludeTax = PricesIncludeTax.Value, ServiceRate = ServiceRate.Value,
        ServiceTax = ServiceTax.Value ?? (ServiceTaxRate is { IsGiven: true, Value: null } ? false : null),
        ServiceTaxRate = ServiceTaxRate.Value, Rounding = WireName.Parse<Rounding>(Rounding.Value), CashUnit = CashUnit.Value,
        WaiterDiscountLimit = WaiterDiscountLimit.Value, DayStartsAt = DayStartsAt.Value, ClockInRequired = ClockInRequired.Value,
        BlindCount = BlindCount.Value, DailyOrderNumbers = DailyOrderNumbers.Value,
        Address = Text(Address), TaxId = Text(TaxId), ReceiptFooter = Text(ReceiptFooter),
        Locale = Locale.IsGiven ? Locales.Canonical(Locale.Value ?? "") ?? "" : null,
    };

    // In the command null leaves it, and empty removes it.
    private static string? Text(Optional<string?> given) => given.IsGiven ? given.Value ?? "" : null;
}

internal sealed class ChangeRestaurantRules : RequestRules<ChangeRestaurantRequest>
{
    public ChangeRestaurantRules()
    {
        RuleFor(request => request.RestaurantId).Id();
        RuleFor(request => request.Name).Text(100).When(request => request.Name.Value is not null);
        RuleFor(request => request.Phone).Phone().When(request => request.Phone.Value is not "");
        RuleFor(request => request.TimeZone).TimeZone();
        RuleFor(request => request.TaxRate).Rate();
        RuleFor(request => request.ServiceRate).Rate();
        RuleFor(request => request.ServiceTaxRate).Rate();
        RuleFor(request => request.ServiceTaxRate).Null().WithMessage("Give a rate, or say that it is not taxed.")
            .When(request => request.ServiceTax.Value is false);
        RuleFor(request => request.ServiceTaxRate).NotNull().WithMessage("A taxed service charge needs a rate.")
            .When(request => request is { ServiceTax.Value: true, ServiceTaxRate.IsGiven: true });
        RuleFor(request => request.Rounding).NameOf<ChangeRestaurantRequest, Rounding>()
            .When(request => request.Rounding.Value is not null);
        RuleFor(request => request.CashUnit).Between(1, RestaurantSettings.MaxCashUnit);
        RuleFor(request => request.WaiterDiscountLimit).Rate();
        RuleFor(request => request.DayStartsAt).Between(0, 23);
        RuleFor(request => request.Address).Note();
        RuleFor(request => request.TaxId).OptionalText(50);
        RuleFor(request => request.ReceiptFooter).Note();
        RuleFor(request => request.Locale).Locale().When(request => request.Locale.Value is not "");
        NotRemovable(request => request.Name);
        NotRemovable(request => request.TimeZone);
        NotRemovable(request => request.TaxRate);
        NotRemovable(request => request.PricesIncludeTax);
        NotRemovable(request => request.ServiceRate);
        NotRemovable(request => request.ServiceTax);
        NotRemovable(request => request.Rounding);
        NotRemovable(request => request.CashUnit);
        NotRemovable(request => request.WaiterDiscountLimit);
        NotRemovable(request => request.DayStartsAt);
        NotRemovable(request => request.ClockInRequired);
        NotRemovable(request => request.BlindCount);
        NotRemovable(request => request.DailyOrderNumbers);
    }
}
