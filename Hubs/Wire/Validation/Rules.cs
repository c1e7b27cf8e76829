using FluentValidation;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Wire.Validation;

/// <summary>What is well formed, over REST and on hubs alike. Whether it is allowed is for the rules of the house.</summary>
public static class Rules
{
    /// <summary>More lines than any table orders at once.</summary>
    public const int MaxLines = 100;

    /// <summary>Given: 1–64 visible ASCII characters. Ids are opaque; one that nobody made is simply not found.</summary>
    public static IRuleBuilderOptions<T, string?> Id<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsToken).WithMessage("Give an id of 1 to 64 characters.");

    /// <summary>Given: 1–64 visible ASCII characters, made once per intent by the client.</summary>
    public static IRuleBuilderOptions<T, string?> CommandId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsToken).WithMessage("Give the command an id of 1 to 64 visible ASCII characters.");

    /// <summary>Absent, or what one line may have.</summary>
    public static IRuleBuilderOptions<T, int?> Quantity<T>(this IRuleBuilder<T, int?> rule) => rule.Between(1, LineDraft.MaxQuantity);

    /// <summary>Absent, or the number of a course.</summary>
    public static IRuleBuilderOptions<T, int?> Course<T>(this IRuleBuilder<T, int?> rule) => rule.Between(1, LineDraft.MaxCourse);

    /// <summary>Given: true or false.</summary>
    public static IRuleBuilderOptions<T, TValue?> Given<T, TValue>(this IRuleBuilder<T, TValue?> rule) =>
        rule.NotNull().WithMessage("This is required.");

    /// <summary>Absent, or a number from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static IRuleBuilderOptions<T, int?> Between<T>(this IRuleBuilder<T, int?> rule, int from, int to) =>
        rule.Must(number => number is null || (number >= from && number <= to)).WithMessage($"Give a number from {from} to {to}.");

    /// <summary>Absent, or an amount of 0 or more in minor units, at most 10,000,000,000.</summary>
    public static IRuleBuilderOptions<T, long?> Amount<T>(this IRuleBuilder<T, long?> rule) =>
        rule.Must(amount => amount is null or (>= 0 and <= 10_000_000_000)).WithMessage("Give an amount of 0 or more in minor units.");

    /// <summary>Absent, or at most 200 characters without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Note<T>(this IRuleBuilder<T, string?> rule) => rule.OptionalText(200);

    /// <summary>Given: 1–500 characters without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Message<T>(this IRuleBuilder<T, string?> rule) => rule.Text(500);

    /// <summary>Given: 1–<paramref name="longest"/> characters, not blank, no control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text) && IsText(text, longest))
            .WithMessage($"Give 1 to {longest} characters without control characters.");

    /// <summary>Absent, or at most <paramref name="longest"/> characters without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Must(text => text is null || IsText(text, longest)).WithMessage($"Give at most {longest} characters without control characters.");

    /// <summary>Absent, or ISO 8601 with an offset.</summary>
    public static IRuleBuilderOptions<T, string?> Time<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || WireTime.Parse(text) is not null).WithMessage("Give a time like 2026-11-23T20:15:00Z.");

    /// <summary>Given: one of <paramref name="allowed"/>, exactly as spelled.</summary>
    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, params IReadOnlyCollection<string> allowed) =>
        rule.Must(name => name is not null && allowed.Contains(name)).WithMessage($"Give one of {string.Join(", ", allowed)}.");

    /// <summary>Given: one of the kind's names.</summary>
    public static IRuleBuilderOptions<T, string?> NameOf<T, TEnum>(this IRuleBuilder<T, string?> rule) where TEnum : struct, Enum =>
        rule.OneOf(WireName.All<TEnum>());

    /// <summary>Given: 1 to <see cref="MaxLines"/> lines; each is for <see cref="Line{T}"/>.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<LineRequest?>?> Lines<T>(this IRuleBuilder<T, IReadOnlyList<LineRequest?>?> rule) =>
        rule.Must(lines => lines is { Count: >= 1 and <= MaxLines }).WithMessage($"Give 1 to {MaxLines} lines.");

    /// <summary>Given, and well formed.</summary>
    public static IRuleBuilderOptions<T, LineRequest?> Line<T>(this IRuleBuilder<T, LineRequest?> rule) =>
        rule.NotNull().WithMessage("A line cannot be null.").SetValidator(LineRules.Instance!);

    private static bool IsToken(string? text) => text is { Length: >= 1 and <= 64 } && text.All(letter => letter is > ' ' and <= '~');

    // Lone surrogates are no characters: they would come back as something else from any store.
    private static bool IsText(string text, int longest) =>
        text.Length <= longest && !text.Any(char.IsControl) && !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
