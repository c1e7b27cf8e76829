using System.Globalization;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// Currencies by ISO 4217: 1250 minor units are 12.50 EUR, 1250 JPY or 1.250 KWD. Only people need this; calculations use minor units.
/// </summary>
public static class Currencies
{
    /// <summary>Digits after the point.</summary>
    public static int Digits(string code) => code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF"
            or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <summary>An amount for people, such as <c>12.50 EUR</c>.</summary>
    /// <param name="amount">Minor units.</param>
    public static string Format(long amount, string code)
    {
        var digits = Digits(code);
        var unit = digits switch { 0 => 1m, 3 => 1000m, _ => 100m };
        return $"{(amount / unit).ToString($"F{digits}", CultureInfo.InvariantCulture)} {code}";
    }
}
