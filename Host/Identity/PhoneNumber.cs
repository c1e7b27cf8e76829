using PhoneNumbers;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Phone numbers in the form of ITU-T E.164: a plus, the country, the number.</summary>
internal static class PhoneNumber
{
    public const int Longest = 32;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number as +390612345678, however it was punctuated. Null if it is not a valid number.</summary>
    public static string? E164(string? text)
    {
        if (text is null || text.Length > Longest || !text.TrimStart().StartsWith('+')) return null;
        try
        {
            var number = Numbers.Parse(text, defaultRegion: null);
            return Numbers.IsValidNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
