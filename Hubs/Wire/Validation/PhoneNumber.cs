using PhoneNumbers;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>Telephone numbers as ITU-T E.164 writes them: a plus, the country, the number.</summary>
public static class PhoneNumber
{
    public const int MaxLength = 32;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>As +390612345678, however it was written. Null: it is not a number that can be called.</summary>
    public static string? E164(string? text)
    {
        if (text is null || text.Length > MaxLength || !text.TrimStart().StartsWith('+')) return null;
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
