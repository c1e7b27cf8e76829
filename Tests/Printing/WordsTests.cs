using System.Text.RegularExpressions;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Printing;

/// <summary>The words of printouts, in each language.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Languages => [.. Enum.GetNames<PrintLanguage>()];

    [Theory, MemberData(nameof(Languages))]
    public void Every_language_has_every_word_and_every_phrase_its_values(string language)
    {
        var words = Words.In(Enum.Parse<PrintLanguage>(language));

        foreach (var member in typeof(Words).GetProperties().Where(member => member.PropertyType == typeof(string)))
        {
            var (said, english) = ((string)member.GetValue(words)!, (string)member.GetValue(Words.In(PrintLanguage.En))!);
            said.ShouldNotBeNullOrWhiteSpace(member.Name);
            Values(said).ShouldBe(Values(english), ignoreOrder: true, member.Name);
        }
        words.Methods.Keys.ShouldBe(Enum.GetValues<PaymentMethod>(), ignoreOrder: true);
        words.Allergens.Keys.ShouldBe(Enum.GetValues<Allergen>(), ignoreOrder: true);
        words.Marks.Keys.ShouldBe(Enum.GetValues<DietaryMark>(), ignoreOrder: true);
    }

    [Theory, InlineData("de-AT", "De"), InlineData("it-IT", "It"), InlineData("es-MX", "Es"), InlineData("ar-EG", "Ar"),
        InlineData("en-GB", "En"), InlineData("fr-FR", "En"), InlineData(null, "En")]
    public void A_restaurant_has_the_language_of_its_locale_and_else_english(string? locale, string language) =>
        Words.LanguageOf(new("Inn", "EUR", "Europe/Vienna", null)
        {
            Settings = RestaurantSettings.Default with { Receipt = ReceiptSettings.Default with { Locale = locale } },
        }).ToString().ShouldBe(language);

    /// <summary>The same lines with the same amounts, in other words.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void A_receipt_says_the_same_in_every_language(string language)
    {
        var restaurant = new TestRestaurant().With(RestaurantSettings.Default with { TaxRate = 100_000, ServiceRate = 50_000 });
        var bill = restaurant.ServedAndIssued(restaurant.Line("Steak", 2), restaurant.Line("Beer"));
        restaurant.Do(Mia, new DiscountBill(bill.Id, null, 100_000, null, "regulars"));
        restaurant.Pay(restaurant.Bill(bill.Id), 1000, tip: 100);
        var format = LocalFormat.Of(restaurant.State.Profile!, Enum.Parse<PrintLanguage>(language));

        var receipt = Receipt.Of(restaurant.Bill(bill.Id), restaurant.State.Profile!, isCopy: true, format);

        var english = Receipt.Of(
            restaurant.Bill(bill.Id), restaurant.State.Profile!, isCopy: true, format with { Language = PrintLanguage.En });
        receipt.Lines.Select(line => (line.Style, line.Right)).ShouldBe(english.Lines.Select(line => (line.Style, line.Right)));
        receipt.Lines.ShouldContain(line => line.Left == format.Say(format.Words.Total, "EUR"));
        receipt.Lines.ShouldContain(line => line.Left == format.Words.Copy);
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_printer_has_the_letters_of_every_language_that_it_prints(string language)
    {
        var words = Words.In(EscPosPrintout.Printable(Enum.Parse<PrintLanguage>(language)));
        var all = typeof(Words).GetProperties().Where(member => member.PropertyType == typeof(string))
            .Select(member => (string)member.GetValue(words)!).Concat(words.Methods.Values).Concat(words.Allergens.Values)
            .Concat(words.Marks.Values);

        EscPosPrintout.Render(new("t", [.. all.Select(word => new PrintLine(PrintStyle.Plain, word))]), 48).ShouldNotContain((byte)'?');
    }

    private static IEnumerable<string> Values(string phrase) => Value().Matches(phrase).Select(match => match.Value);

    [GeneratedRegex(@"\{.*?\}")]
    private static partial Regex Value();
}
