using FluentValidation;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>The form of the fields of accounts.</summary>
internal static class AccountRules
{
    private const int MaxEmailLength = 254, MaxSecretLength = 128;

    public const string HarderToGuess =
        "Give a password that is harder to guess: several words that do not belong together, without your name, email address or "
        + "restaurant.";

    /// <summary>Given: 8–128 characters.</summary>
    public static IRuleBuilderOptions<T, string?> Password<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new()
        {
            IsRequired = true, MinLength = PasswordStrength.MinLength, MaxLength = PasswordStrength.MaxLength,
            Meaning = "Hard to guess: several words that do not belong together, without the user's name, email address or restaurant.",
        },
        password => password is { Length: >= PasswordStrength.MinLength and <= PasswordStrength.MaxLength },
        $"Give a password of {PasswordStrength.MinLength} to {PasswordStrength.MaxLength} characters.");

    /// <summary>Absent, too short, or hard to guess.</summary>
    /// <param name="own">Words about the user that an attacker may know.</param>
    public static IRuleBuilderOptions<T, string?> HardToGuess<T>(this IRuleBuilder<T, string?> rule, Func<T, IEnumerable<string?>> own) =>
        rule.Must((request, password) =>
            password is not { Length: >= PasswordStrength.MinLength } || PasswordStrength.IsHardToGuess(password, own(request)))
            .WithMessage(HarderToGuess);

    /// <summary>Given: a password or a token that was chosen or made before.</summary>
    public static IRuleBuilderOptions<T, string?> Secret<T>(this IRuleBuilder<T, string?> rule, string sentence) => rule.Fits(
        new() { IsRequired = true, MinLength = 1, MaxLength = MaxSecretLength },
        secret => secret is { Length: >= 1 and <= MaxSecretLength },
        sentence);

    /// <summary>Absent, or a currency of ISO 4217.</summary>
    public static IRuleBuilderOptions<T, string?> Currency<T>(this IRuleBuilder<T, string?> rule) => rule.Fits(
        new() { MinLength = 3, MaxLength = 3, Pattern = "^[A-Z]*$" },
        code => code is null || Currencies.IsKnown(code), "Give the ISO 4217 code of a currency, like EUR.");

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) => rule
        .Fits(new() { Meaning = "An email address; case makes no difference." }, IsAddress, "Give an email address.").Text(MaxEmailLength);

    // Only sending a mail proves that an address exists; this refuses what cannot be one.
    private static bool IsAddress(string? text) =>
        text?.Trim() is { } address && address.IndexOf('@') is > 0 and var at && at == address.LastIndexOf('@')
            && at < address.Length - 1 && !address.Any(char.IsWhiteSpace);
}
