using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>The languages of printouts, by their codes in ISO 639-1.</summary>
internal enum PrintLanguage { En, It, De, Es, Ar }

/// <summary>
/// The words of printouts in one language, as its file in the folder Words has them. The values of a phrase go where it has {0} and {1}.
/// </summary>
internal sealed record Words
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    };

    private static readonly FrozenDictionary<PrintLanguage, Words> All =
        Enum.GetValues<PrintLanguage>().ToFrozenDictionary(language => language, Load);

    public static Words In(PrintLanguage language) => All[language];

    /// <summary>The language of the restaurant's locale; English where there are no words in that.</summary>
    public static PrintLanguage LanguageOf(Profile profile) =>
        WireName.Parse<PrintLanguage>(Locales.Of(profile.Settings.Receipt.Locale).TwoLetterISOLanguageName) ?? PrintLanguage.En;

    public required string Bill { get; init; }
    public required string BillWithoutNumber { get; init; }
    public required string TaxId { get; init; }
    public required string Void { get; init; }
    public required string NotIssued { get; init; }
    public required string Copy { get; init; }
    public required string Paid { get; init; }
    public required string Table { get; init; }
    public required string Order { get; init; }
    public required string Each { get; init; }
    public required string PerUnit { get; init; }
    public required string Free { get; init; }
    public required string Subtotal { get; init; }
    public required string Discount { get; init; }
    public required string DiscountRate { get; init; }
    public required string Service { get; init; }
    public required string Tax { get; init; }
    public required string Rounding { get; init; }
    public required string Total { get; init; }
    public required string TaxOn { get; init; }
    public required string UnnamedTax { get; init; }
    public required string Share { get; init; }
    public required string RoundedToCoins { get; init; }
    public required string Tip { get; init; }
    public required string Received { get; init; }
    public required string Change { get; init; }
    public required string Refund { get; init; }
    public required string OfWhichTip { get; init; }
    public required string Due { get; init; }
    public required string Note { get; init; }
    public required string Sent { get; init; }
    public required string DueAt { get; init; }
    public required string TakeAway { get; init; }
    public required string Counter { get; init; }
    public required string Cancelled { get; init; }
    public required string Rush { get; init; }
    public required string Recalled { get; init; }
    public required string AddOn { get; init; }
    public required string Remake { get; init; }
    public required string Seat { get; init; }
    public required string Contains { get; init; }
    public required string Suits { get; init; }
    public required IReadOnlyDictionary<PaymentMethod, string> Methods { get; init; }
    public required IReadOnlyDictionary<Allergen, string> Allergens { get; init; }
    public required IReadOnlyDictionary<DietaryMark, string> Marks { get; init; }

    private static Words Load(PrintLanguage language)
    {
        using var file = typeof(Words).Assembly.GetManifestResourceStream(typeof(Words), $"Words.{WireName.Of(language)}.json")!;
        return JsonSerializer.Deserialize<Words>(file, Options)!;
    }
}
