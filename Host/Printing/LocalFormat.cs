using System.Globalization;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>Amounts, rates and times as guests of a restaurant read them, in its locale, currency and time zone; and the words.</summary>
internal sealed record LocalFormat(CultureInfo Culture, string Currency, Func<DateTimeOffset, DateTime> Local, PrintLanguage Language)
{
    public static LocalFormat Of(Profile profile, PrintLanguage language) => new(
        Locales.Of(profile.Settings.Receipt.Locale), profile.Currency, at => BusinessTime.Local(profile, at), language);

    public Words Words => Words.In(Language);

    /// <summary>A phrase of <see cref="Words"/> with its values.</summary>
    public string Say(string phrase, params object?[] values) => string.Format(Culture, phrase, values);

    /// <param name="amount">Minor units.</param>
    public string Money(long amount) =>
        Currencies.InMajorUnits(amount, Currency).ToString($"N{Currencies.Digits(Currency)}", Culture);

    /// <param name="rate">Parts per million.</param>
    public string Percent(int rate) => (rate / 10_000m).ToString("0.####", Culture) + " %";

    /// <summary>0.350 kg for 350 thousandths.</summary>
    public string Weight(PortionWeight weight) => (weight.Thousandths / 1000m).ToString("0.000", Culture) + " " + Unit(weight);

    public static string Unit(PortionWeight weight) => weight.Unit.ToString().ToLowerInvariant();

    /// <summary>An option, with how many times a portion has it.</summary>
    public static string Option(int times, string name) => times == 1 ? name : $"{times} x {name}";

    public string DayAndTime(DateTimeOffset at) => Local(at).ToString("g", Culture);

    public string Time(DateTimeOffset at) => Local(at).ToString("t", Culture);
}
