using FluentValidation;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>The rules of well-formed requests, the same over REST and on hubs. The domain decides what is allowed.</summary>
public static class Rules
{
    /// <summary>The shape of every id, command id and key; see <see cref="IsToken"/>.</summary>
    public static readonly Shape Token = new() { IsRequired = true, MinLength = 1, MaxLength = 64, Pattern = "^[!-~]*$" };

    /// <summary>A check together with what it says of the field in the API documents.</summary>
    public static IRuleBuilderOptions<T, TValue> Fits<T, TValue>(
        this IRuleBuilder<T, TValue> rule, Shape shape, Func<TValue, bool> test, string sentence) =>
        rule.SetValidator(new ShapeValidator<T, TValue>(shape, test)).WithMessage(sentence);

    /// <summary>Given: 1–64 visible ASCII characters. Ids are opaque; one that does not exist is simply not found.</summary>
    public static IRuleBuilderOptions<T, string?> Id<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Fits(Token, IsToken, "Give an id of 1 to 64 characters.");

    /// <summary>Given: 1–64 visible ASCII characters, made once per intent by the client.</summary>
    public static IRuleBuilderOptions<T, string?> CommandId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Fits(Token, IsToken, "Give the command an id of 1 to 64 visible ASCII characters.");

    /// <summary>Absent, or what one line may have.</summary>
    public static IRuleBuilderOptions<T, int?> Quantity<T>(this IRuleBuilder<T, int?> rule) => rule.Between(1, LineDraft.MaxQuantity);

    /// <summary>Absent, or what a stock may be.</summary>
    public static IRuleBuilderOptions<T, int?> Portions<T>(this IRuleBuilder<T, int?> rule) => rule.Between(0, 1_000_000);

    /// <summary>Absent, or a place in a list; 1 is the first.</summary>
    public static IRuleBuilderOptions<T, int?> Place<T>(this IRuleBuilder<T, int?> rule) => rule.Between(1, 1000);

    /// <summary>Given: true, false, or any number.</summary>
    public static IRuleBuilderOptions<T, TValue?> Given<T, TValue>(this IRuleBuilder<T, TValue?> rule) =>
        rule.Fits(new() { IsRequired = true }, value => value is not null, "This is required.");

    /// <summary>Absent, or a number from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static IRuleBuilderOptions<T, int?> Between<T>(this IRuleBuilder<T, int?> rule, int from, int to) =>
        rule.Fits(new() { Minimum = from, Maximum = to }, number => number is null || (number >= from && number <= to), Numbers(from, to));

    /// <summary>Absent, or a number from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static IRuleBuilderOptions<T, long?> Between<T>(this IRuleBuilder<T, long?> rule, long from, long to) =>
        rule.Fits(new() { Minimum = from, Maximum = to }, number => number is null || (number >= from && number <= to), Numbers(from, to));

    /// <summary>Absent, or parts per million, up to the whole.</summary>
    public static IRuleBuilderOptions<T, int?> Rate<T>(this IRuleBuilder<T, int?> rule) => rule.Fits(
        new() { Minimum = 0, Maximum = RestaurantSettings.Whole, Meaning = "Parts per million: 88750 is 8.875 %." },
        rate => rate is null or (>= 0 and <= RestaurantSettings.Whole), Numbers(0, RestaurantSettings.Whole));

    /// <summary>Absent, or an amount in minor units, from 0 to <see cref="Amounts.Max"/>.</summary>
    public static IRuleBuilderOptions<T, long?> Amount<T>(this IRuleBuilder<T, long?> rule) => rule.Fits(
        new() { Minimum = 0, Maximum = Amounts.Max, Meaning = "In minor units: 1250 is 12.50." },
        amount => amount is null or (>= 0 and <= Amounts.Max), Numbers(0, Amounts.Max));

    /// <summary>Absent, or an amount above 0 in minor units.</summary>
    public static IRuleBuilderOptions<T, long?> AmountAboveZero<T>(this IRuleBuilder<T, long?> rule) =>
        rule.Amount().Fits(new() { Minimum = 1 }, amount => amount is not 0, "Give an amount above 0.");

    /// <summary>Absent, or at most 200 characters, with line breaks but no other control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Note<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { MaxLength = 200 }, text => text is null || IsText(WithoutLineBreaks(text), 200),
        "Give at most 200 characters; line breaks are the only control characters allowed.");

    /// <summary>Given: 1–500 characters, with line breaks but no other control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Message<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { IsRequired = true, MinLength = 1, MaxLength = 500 },
        text => !string.IsNullOrWhiteSpace(text) && IsText(WithoutLineBreaks(text), 500),
        "Give 1 to 500 characters; line breaks are the only control characters allowed.");

    /// <summary>Given: 1–<paramref name="longest"/> characters, not blank, no control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) => rule.Fits(
        new() { IsRequired = true, MinLength = 1, MaxLength = longest }, text => !string.IsNullOrWhiteSpace(text) && IsText(text, longest),
        $"Give 1 to {longest} characters without control characters.");

    /// <summary>Absent, or at most <paramref name="longest"/> characters without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int longest) => rule.Fits(
        new() { MaxLength = longest }, text => text is null || IsText(text, longest),
        $"Give at most {longest} characters without control characters.");

    /// <summary>Absent, or ISO 8601 with an offset.</summary>
    public static IRuleBuilderOptions<T, string?> Time<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Fits(new() { Format = "date-time" }, text =>
            text is null || WireTime.Parse(text) is not null, "Give a time like 2026-11-23T20:15:00Z.");

    /// <summary>Given: hour and minute of the day.</summary>
    public static IRuleBuilderOptions<T, string?> TimeOfDay<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { IsRequired = true, MinLength = 5, MaxLength = 5, Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$" },
        text => WireTime.ParseOfDay(text) is not null, "Give a time of day like 07:30.");

    /// <summary>Absent, or an IANA name.</summary>
    public static IRuleBuilderOptions<T, string?> TimeZone<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { MinLength = 1, MaxLength = 64, Meaning = "IANA, like Europe/Rome." }, zone => zone is null || BusinessTime.IsZone(zone),
        "Give an IANA time zone like Europe/Rome.");

    /// <summary>Absent, or a language tag of BCP 47.</summary>
    public static IRuleBuilderOptions<T, string?> Locale<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { MaxLength = Locales.MaxLength, Meaning = "BCP 47, like de-AT." },
        tag => tag is null || Locales.Canonical(tag) is not null, "Give a language tag like de-AT.");

    /// <summary>Absent, or a number with its country, as +39 06 1234 5678.</summary>
    public static IRuleBuilderOptions<T, string?> Phone<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { MaxLength = PhoneNumber.MaxLength,
            Meaning = "With its country, like +39 06 1234 5678; responses write it as +390612345678." },
        phone => phone is null || PhoneNumber.E164(phone) is not null, "Give a phone number with its country, like +39 06 1234 5678.");

    /// <summary>Given: one of <paramref name="allowed"/>, exactly as spelled.</summary>
    public static IRuleBuilderOptions<T, string?> OneOf<T>(
        this IRuleBuilder<T, string?> rule, params IReadOnlyCollection<string> allowed) =>
        rule.OneOf(allowed, enumeration: null);

    /// <summary>Given: one of the enumeration's names.</summary>
    public static IRuleBuilderOptions<T, string?> NameOf<T, TEnum>(this IRuleBuilder<T, string?> rule) where TEnum : struct, Enum =>
        rule.OneOf(WireName.All<TEnum>(), typeof(TEnum));

    /// <summary>Absent, or at most so many; <paramref name="things"/> are what the sentence calls them.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> AtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int most, string things) =>
        rule.Fits(new() { MinItems = 0, MaxItems = most }, items => items is null || items.Count <= most, $"Give at most {most} {things}.");

    /// <summary>Given: so many; <paramref name="things"/> are what the sentence calls them.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> Count<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int least, int most, string things) => rule.Fits(
        new() { IsRequired = true, MinItems = least, MaxItems = most },
        items => items is not null && items.Count >= least && items.Count <= most,
        $"Give {least} to {most} {things}.");

    /// <summary>Each of a list: given, and well formed. <paramref name="thing"/> is what the sentence calls it.</summary>
    public static IRuleBuilderOptions<T, TItem?> Each<T, TItem>(
        this IRuleBuilder<T, TItem?> rule, IValidator<TItem> rules, string thing) where TItem : class =>
        rule.NotNull().WithMessage($"A {thing} cannot be null.").SetValidator(rules!);

    /// <summary>1–64 visible ASCII characters.</summary>
    public static bool IsToken(string? text) => text is { Length: >= 1 and <= 64 } && text.All(letter => letter is > ' ' and <= '~');

    private static IRuleBuilderOptions<T, string?> OneOf<T>(
        this IRuleBuilder<T, string?> rule, IReadOnlyCollection<string> allowed, Type? enumeration) =>
        rule.Fits(
            new() { IsRequired = true, Names = allowed, Enumeration = enumeration }, name => name is not null && allowed.Contains(name),
            $"Give one of {string.Join(", ", allowed)}.");

    private static string Numbers(long from, long to) => $"Give a number from {from} to {to}.";

    // Of the same length, which counts as well.
    private static string WithoutLineBreaks(string text) => text.Replace('\r', ' ').Replace('\n', ' ');

    // Lone surrogates are no characters: they would come back as something else from any store.
    private static bool IsText(string text, int longest) =>
        text.Length <= longest && !text.Any(char.IsControl) && !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
