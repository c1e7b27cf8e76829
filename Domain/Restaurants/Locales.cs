using System.Globalization;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Languages and formats by their tags of BCP 47, such as de-AT.</summary>
public static class Locales
{
    /// <summary>The longest tag of RFC 5646 without extensions.</summary>
    public const int MaxLength = 35;

    private static readonly CultureInfo Default = CultureInfo.GetCultureInfo("en");

    /// <summary>The tag in its usual spelling; null for one that this machine does not know.</summary>
    public static string? Canonical(string tag) => Find(tag)?.Name;

    /// <summary>The formats of the tag; those of English for null, and for one that this machine does not know.</summary>
    public static CultureInfo Of(string? tag) => (tag is null ? null : Find(tag)) ?? Default;

    // The empty tag is the invariant culture, which is no language.
    private static CultureInfo? Find(string tag)
    {
        if (tag.Length is 0 or > MaxLength) return null;
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
