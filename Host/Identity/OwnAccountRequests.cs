using FluentValidation;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Changes the caller's own account. Members that are absent or null do not change.</summary>
internal sealed record ChangeMeRequest
{
    /// <summary>The language of the caller's screens, such as de-AT. Empty removes it.</summary>
    public string? Language { get; init; }
}

internal sealed class ChangeMeRules : AbstractValidator<ChangeMeRequest>
{
    public ChangeMeRules() => RuleFor(request => request.Language).Locale().When(request => request.Language is not "");
}

/// <summary>Changes the caller's own password.</summary>
internal sealed record ChangePasswordRequest
{
    public string? CurrentPassword { get; init; }
    public string? NewPassword { get; init; }
}

internal sealed class ChangePasswordRules : AbstractValidator<ChangePasswordRequest>
{
    public ChangePasswordRules()
    {
        RuleFor(request => request.CurrentPassword).Secret("Give the current password.");
        RuleFor(request => request.NewPassword).Password();
    }
}
