using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// What people change of their own account, in whichever restaurant they are signed in. None of it is in a log: it belongs to the person.
/// </summary>
internal sealed class OwnAccount(IAccounts accounts, Passwords passwords, AuthSessions sessions)
{
    private static readonly Refusal Wrong = new(RefusalCode.InvalidCredentials, "The current password is wrong.");

    public async ValueTask<Result<SessionUser>> ShowAsync(Caller caller, CancellationToken ct) =>
        await accounts.FindAsync(caller.Actor.Id, ct) is { } account ? SessionUser.Of(account, caller) : HttpRefusals.NotFound;

    public async ValueTask<Result<SessionUser>> ChangeAsync(ChangeMeRequest request, Caller caller, CancellationToken ct)
    {
        if (request.Language is { } language)
            await accounts.SetLanguageAsync(caller.Actor.Id, language.Length == 0 ? null : Locales.Canonical(language), ct);
        return await ShowAsync(caller, ct);
    }

    /// <summary>
    /// Ends every sign-in of the account, and gives the caller a new session. A wrong current password counts like one at a sign-in: a
    /// stolen access token must not be enough to guess it.
    /// </summary>
    public async ValueTask<Result<AuthSession>> ChangePasswordAsync(
        ChangePasswordRequest request, Account account, Caller caller, SignInAttempt attempt, CancellationToken ct)
    {
        if (!PasswordStrength.IsHardToGuess(request.NewPassword!, [account.Email, account.Name]))
            return Invalid.Of("newPassword", AccountRules.HarderToGuess);
        var match = await passwords.MatchAsync(account, request.CurrentPassword!, attempt.Parties, ct, attempt.BeginAsync);
        if (match.Refusal is { } notNow) return notNow;
        if (!match.Value) return Wrong;
        if (await attempt.SucceedAsync(account.Id) is { } tooMany) return tooMany;
        var hash = await passwords.HashAsync(request.NewPassword!, caller.RestaurantId, ct);
        if (hash.Refusal is { } busy) return busy;
        var changed = account with { PasswordHash = hash.Value! };
        await accounts.ReplaceAsync(changed, ct);
        await sessions.EndAllAsync(changed, kept: null, ct);
        return await sessions.OpenAsync(changed, caller.RestaurantId, ct);
    }
}
