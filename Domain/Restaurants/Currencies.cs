using System.Collections.Frozen;
using System.Globalization;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// The currencies of ISO 4217 and how many digits their minor units have: 1250 is 12.50 EUR, 1250 JPY or 1.250 KWD. Sums need none of it.
/// </summary>
/// <remarks>
/// From list one with amendment 177 of 2024-06-25 (ZWG), without what has been withdrawn since: ANG (XCG since 2025-03-31), CUC, and
/// BGN (EUR since 2026-01-01). Codes that are no means of payment are left out: funds, precious metals, units of account and tests.
/// </remarks>
public static class Currencies
{
    private static readonly FrozenDictionary<string, int> DigitsByCode = new[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
        (2, "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
            + "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR "
            + "KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN "
            + "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD "
            + "TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
    }.SelectMany(group => group.Item2.Split(' ').Select(code => KeyValuePair.Create(code, group.Item1))).ToFrozenDictionary();

    public static bool IsKnown(string code) => DigitsByCode.ContainsKey(code);

    /// <summary>Digits after the point; 2 for a code that was accepted when the restaurant was opened and is not any more.</summary>
    public static int Digits(string code) => DigitsByCode.GetValueOrDefault(code, 2);

    /// <summary>12.50 for 1250 of a currency with two digits.</summary>
    public static decimal InMajorUnits(long amount, string code) => amount / Digits(code) switch { 0 => 1m, 3 => 1000m, _ => 100m };

    /// <summary>An amount for people, such as <c>12.50 EUR</c>.</summary>
    /// <param name="amount">Minor units.</param>
    public static string Format(long amount, string code) =>
        $"{InMajorUnits(amount, code).ToString($"F{Digits(code)}", CultureInfo.InvariantCulture)} {code}";
}
