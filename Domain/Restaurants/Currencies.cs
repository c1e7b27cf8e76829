namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// How a currency's minor units are to be read (ISO 4217): 1250 is 12.50 EUR, 1250 JPY or 1.250 KWD. The house's sums need none of it.
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
}
