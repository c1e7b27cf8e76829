using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Domain.Restaurants;

internal static class SettingsDecisions
{
    private static readonly Refusal MayNotManage = new(RefusalCode.Forbidden, "Only a manager may change the restaurant.");
    private static readonly Refusal Nameless = new(RefusalCode.RuleBroken, "A restaurant needs a name.");
    private static readonly Refusal Rates = new(RefusalCode.RuleBroken, "A rate must be between 0 and 1,000,000 parts per million.");
    private static readonly Refusal CashUnits =
        new(RefusalCode.RuleBroken, $"The smallest coin must be between 1 and {RestaurantSettings.MaxCashUnit} minor units.");
    private static readonly Refusal Hours = new(RefusalCode.RuleBroken, "A business day must start at an hour from 0 to 23.");
    private static readonly Refusal Zones = new(RefusalCode.RuleBroken, "The time zone must be an IANA name like Europe/Rome.");
    private static readonly Refusal Tags = new(RefusalCode.RuleBroken, "The locale must be a language tag like de-AT.");
    private static readonly Refusal DayBefore =
        new(RefusalCode.RuleBroken,
        "This change would move the restaurant back into the previous business day, whose figures are closed. Try again on the next day.");
    private static readonly Refusal AtWhichRate = new(RefusalCode.RuleBroken, "A taxed service charge needs a tax rate.");

    /// <summary>A change does not alter the past: issued bills keep their totals, orders their business day.</summary>
    public static Refusal? Change(DecisionContext context, ChangeRestaurant command)
    {
        if (!context.Actor.May(Permission.ManageSettings)) return MayNotManage;
        var before = context.State.Profile!;
        if (command is { ServiceTax: false, ServiceTaxRate: not null }
            || (command is { ServiceTax: true, ServiceTaxRate: null } && before.Settings.ServiceTaxRate is null))
            return AtWhichRate;
        var after = before with
        {
            Name = command.Name ?? before.Name,
            TimeZone = command.TimeZone ?? before.TimeZone,
            Phone = Text(command.Phone, before.Phone),
            Settings = Settings(before.Settings, command),
        };
        if (Check(after) is { } refusal) return refusal;
        var (day, next) = (BusinessTime.Of(before, context.Now).Day, BusinessTime.Of(after, context.Now).Day);
        if (next < day && next < context.State.Today.Day) return DayBefore;
        if (after == before) return null;
        context.Add(new RestaurantChanged(after.Name, after.TimeZone, after.Phone, after.Settings));
        ScheduleClock.Advance(context);
        return null;
    }

    private static RestaurantSettings Settings(RestaurantSettings before, ChangeRestaurant command) => before with
    {
        TaxRate = command.TaxRate ?? before.TaxRate,
        PricesIncludeTax = command.PricesIncludeTax ?? before.PricesIncludeTax,
        ServiceRate = command.ServiceRate ?? before.ServiceRate,
        ServiceTaxRate = command.ServiceTax is false ? null : command.ServiceTaxRate ?? before.ServiceTaxRate,
        Rounding = command.Rounding ?? before.Rounding,
        CashUnit = command.CashUnit ?? before.CashUnit,
        WaiterDiscountLimit = command.WaiterDiscountLimit ?? before.WaiterDiscountLimit,
        DayStartsAt = command.DayStartsAt ?? before.DayStartsAt,
        ClockInRequired = command.ClockInRequired ?? before.ClockInRequired,
        BlindCount = command.BlindCount ?? before.BlindCount,
        Receipt = new(
            Text(command.Address, before.Receipt.Address), Text(command.TaxId, before.Receipt.TaxId),
            Text(command.ReceiptFooter, before.Receipt.Footer), Text(command.Locale, before.Receipt.Locale)),
    };

    // Null leaves it, and blank removes it.
    private static string? Text(string? given, string? before) =>
        given is null ? before : given.Trim() is { Length: > 0 } text ? text : null;

    private static Refusal? Check(Profile profile)
    {
        var settings = profile.Settings;
        if (string.IsNullOrWhiteSpace(profile.Name)) return Nameless;
        if (!BusinessTime.IsZone(profile.TimeZone)) return Zones;
        if (settings.Receipt.Locale is { } locale && Locales.Canonical(locale) is null) return Tags;
        if (!IsRate(settings.TaxRate) || !IsRate(settings.ServiceRate) || !IsRate(settings.ServiceTaxRate ?? 0)
            || !IsRate(settings.WaiterDiscountLimit))
            return Rates;
        if (settings.CashUnit is < 1 or > RestaurantSettings.MaxCashUnit) return CashUnits;
        return settings.DayStartsAt is < 0 or > 23 ? Hours : null;
    }

    private static bool IsRate(int rate) => rate is >= 0 and <= RestaurantSettings.Whole;
}
