using FluentValidation;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed class RegisterRules : AbstractValidator<RegisterBody>
{
    public static readonly RegisterRules Instance = new();

    private RegisterRules()
    {
        RuleFor(body => body.RestaurantName).Text(100);
        RuleFor(body => body.Name).Text(100);
        RuleFor(body => body.Email).Email();
        RuleFor(body => body.Password).Password().HardToGuess(body => [body.Email, body.Name, body.RestaurantName]);
        RuleFor(body => body.Phone).Phone();
        RuleFor(body => body.Currency).Currency();
        RuleFor(body => body.TimeZone).TimeZone();
    }
}

internal sealed class LoginRules : AbstractValidator<LoginBody>
{
    public static readonly LoginRules Instance = new();

    private LoginRules()
    {
        RuleFor(body => body.Email).Email();
        RuleFor(body => body.Password).Must(password => password is { Length: >= 1 and <= 128 }).WithMessage("Give the password.");
        RuleFor(body => body.RestaurantId).Id().When(body => body.RestaurantId is not null);
    }
}

internal sealed class RefreshRules : AbstractValidator<RefreshBody>
{
    public static readonly RefreshRules Instance = new();

    private RefreshRules()
    {
        RuleFor(body => body.RefreshToken).RefreshToken();
        RuleFor(body => body.RestaurantId).Id().When(body => body.RestaurantId is not null);
    }
}

internal sealed class LogoutRules : AbstractValidator<LogoutBody>
{
    public static readonly LogoutRules Instance = new();

    private LogoutRules() => RuleFor(body => body.RefreshToken).RefreshToken();
}

internal static class AccountRules
{
    /// <summary>Given: 8–128 characters.</summary>
    public static IRuleBuilderOptions<T, string?> Password<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(password => password is { Length: >= PasswordStrength.Shortest and <= PasswordStrength.Longest })
            .WithMessage($"Give a password of {PasswordStrength.Shortest} to {PasswordStrength.Longest} characters.");

    /// <summary>Absent, too short, or hard to guess.</summary>
    /// <param name="own">What an attacker may know of the user.</param>
    public static IRuleBuilderOptions<T, string?> HardToGuess<T>(this IRuleBuilder<T, string?> rule, Func<T, IEnumerable<string?>> own) =>
        rule.Must((body, password) => password is not { Length: >= PasswordStrength.Shortest } || PasswordStrength.IsHardToGuess(password, own(body)))
            .WithMessage("Give a password that is harder to guess: several words that do not belong together, without your name, email address or restaurant.");

    /// <summary>Absent, or a number with its country, as +39 06 1234 5678.</summary>
    public static IRuleBuilderOptions<T, string?> Phone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(phone => phone is null || PhoneNumber.E164(phone) is not null).WithMessage("Give a phone number with its country, like +39 06 1234 5678.");

    public static IRuleBuilderOptions<T, string?> RefreshToken<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(token => token is { Length: >= 1 and <= 128 }).WithMessage("Give the refresh token.");

    /// <summary>Absent, or like an ISO 4217 code.</summary>
    public static IRuleBuilderOptions<T, string?> Currency<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper))).WithMessage("Give an ISO 4217 code like EUR.");

    /// <summary>Absent, or an IANA name.</summary>
    public static IRuleBuilderOptions<T, string?> TimeZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(zone => zone is null || BusinessTime.IsZone(zone)).WithMessage("Give an IANA time zone like Europe/Rome.");

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsAddress).WithMessage("Give an email address.").Text(254);

    // Whether it exists only a mail can tell; this keeps out what cannot.
    private static bool IsAddress(string? text) =>
        text?.Trim() is { } address && address.IndexOf('@') is > 0 and var at && at == address.LastIndexOf('@')
            && at < address.Length - 1 && !address.Any(char.IsWhiteSpace);
}
