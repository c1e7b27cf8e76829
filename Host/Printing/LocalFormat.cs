using System.Globalization;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>Amounts, rates and times as guests of a restaurant read them: in its language, currency and time zone.</summary>
internal sealed record LocalFormat(CultureInfo Culture, string Currency, Func<DateTimeOffset, DateTime> Local)
{
    public static LocalFormat Of(Profile profile) =>
        new(Locales.Of(profile.Settings.Receipt.Locale), profile.Currency, at => BusinessTime.Local(profile, at));

    /// <param name="amount">Minor units.</param>
    public string Money(long amount) =>
        Currencies.InMajorUnits(amount, Currency).ToString($"N{Currencies.Digits(Currency)}", Culture);

    /// <param name="rate">Parts per million.</param>
    public string Percent(int rate) => (rate / 10_000m).ToString("0.####", Culture) + " %";

    /// <summary>0.350 kg for 350 thousandths.</summary>
    public string Weight(PortionWeight weight) => (weight.Thousandths / 1000m).ToString("0.000", Culture) + " " + Unit(weight);

    public static string Unit(PortionWeight weight) => weight.Unit.ToString().ToLowerInvariant();

    public string DayAndTime(DateTimeOffset at) => Local(at).ToString("g", Culture);

    public string Time(DateTimeOffset at) => Local(at).ToString("t", Culture);
}
