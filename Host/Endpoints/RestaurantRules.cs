using FluentValidation;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed class BranchRules : AbstractValidator<BranchBody>
{
    public static readonly BranchRules Instance = new();

    private BranchRules()
    {
        RuleFor(body => body.Name).Text(100);
        RuleFor(body => body.Phone).Phone();
        RuleFor(body => body.Currency).Currency();
        RuleFor(body => body.TimeZone).TimeZone();
    }
}

internal sealed class SettingsRules : AbstractValidator<SettingsBody>
{
    public static readonly SettingsRules Instance = new();

    private SettingsRules()
    {
        RuleFor(body => body.Name).Text(100).When(body => body.Name is not null);
        RuleFor(body => body.Phone).Phone().When(body => body.Phone is not "");
        RuleFor(body => body.TimeZone).TimeZone();
        RuleFor(body => body.TaxRate).Between(0, RestaurantSettings.Whole);
        RuleFor(body => body.ServiceRate).Between(0, RestaurantSettings.Whole);
        RuleFor(body => body.ServiceTaxRate).Between(0, RestaurantSettings.Whole);
        RuleFor(body => body.ServiceTaxRate).Null().WithMessage("Give a rate, or say that it is not taxed.").When(body => body.ServiceTax is false);
        RuleFor(body => body.Rounding).NameOf<SettingsBody, Rounding>().When(body => body.Rounding is not null);
        RuleFor(body => body.CashUnit).Must(unit => unit is null or (>= 1 and <= RestaurantSettings.LargestCashUnit)).WithMessage($"Give a number from 1 to {RestaurantSettings.LargestCashUnit}.");
        RuleFor(body => body.WaiterDiscountLimit).Between(0, RestaurantSettings.Whole);
        RuleFor(body => body.DayStartsAt).Between(0, 23);
    }
}
