using FluentValidation;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Opens a restaurant and makes the account of its admin.</summary>
internal sealed record RegisterRequest
{
    public string? RestaurantName { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }
    public string? Phone { get; init; }

    /// <summary>ISO 4217; absent: EUR. It never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>IANA, like Europe/Rome; absent: UTC.</summary>
    public string? TimeZone { get; init; }
}

internal sealed class RegisterRules : AbstractValidator<RegisterRequest>
{
    public RegisterRules()
    {
        RuleFor(request => request.RestaurantName).Text(100);
        RuleFor(request => request.Name).Text(100);
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Password).Password().HardToGuess(request => [request.Email, request.Name, request.RestaurantName]);
        RuleFor(request => request.Phone).Phone();
        RuleFor(request => request.Currency).Currency();
        RuleFor(request => request.TimeZone).TimeZone();
    }
}

internal sealed record LoginRequest
{
    public string? Email { get; init; }
    public string? Password { get; init; }

    /// <summary>Which of theirs to work in, for people who belong to several; absent: the first.</summary>
    public string? RestaurantId { get; init; }
}

internal sealed class LoginRules : AbstractValidator<LoginRequest>
{
    public LoginRules()
    {
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Password).Secret("Give the password.");
        RuleFor(request => request.RestaurantId).Id().When(request => request.RestaurantId is not null);
    }
}

internal sealed record RefreshRequest
{
    public string? RefreshToken { get; init; }

    /// <summary>Another restaurant of theirs to go to; absent: the same.</summary>
    public string? RestaurantId { get; init; }
}

internal sealed class RefreshRules : AbstractValidator<RefreshRequest>
{
    public RefreshRules()
    {
        RuleFor(request => request.RefreshToken).Secret("Give the refresh token.");
        RuleFor(request => request.RestaurantId).Id().When(request => request.RestaurantId is not null);
    }
}

internal sealed record LogoutRequest
{
    public string? RefreshToken { get; init; }
}

internal sealed class LogoutRules : AbstractValidator<LogoutRequest>
{
    public LogoutRules() => RuleFor(request => request.RefreshToken).Secret("Give the refresh token.");
}
