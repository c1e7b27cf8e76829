using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Signing in, refreshing, signing out. A refresh token is valid for one exchange. A second exchange ends all tokens of the same sign-in,
/// since it may come from the owner or from a thief. An exchange that is sent again with its Idempotency-Key is the same exchange, as long
/// as the token that it gave is unused.
/// </summary>
internal sealed class AuthSessions(
    IAccounts accounts, IRefreshTokens tokens, LiveRestaurants restaurants, ICommitLog log, AccessTokens access, Passwords passwords,
    SigningKey key, JwtOptions options, SignInAttempts attempts, TimeProvider clock)
{
    private static readonly Refusal Wrong = new(RefusalCode.InvalidCredentials, "The email or the password is wrong.");
    private static readonly Refusal Elsewhere = new(RefusalCode.InvalidCredentials, "You do not work at this restaurant, or no longer do.");
    private static readonly Refusal Unknown = new(RefusalCode.InvalidCredentials, "This refresh token is no longer valid. Sign in again.");
    private static readonly Refusal Spent =
        new(RefusalCode.RefreshTokenSpent, "This refresh token was used before, so all tokens of its sign-in have ended. Sign in again.");

    /// <param name="restaurantId">The restaurant to sign in to; null: the first of the account.</param>
    public async ValueTask<Result<AuthSession>> SignInAsync(
        string email, string password, string? restaurantId, SignInAttempt attempt, CancellationToken ct)
    {
        var account = await accounts.FindByEmailAsync(Normal(email), ct);
        var match = await passwords.MatchAsync(account, password, attempt.Parties, ct, attempt.BeginAsync);
        if (match.Refusal is { } notNow) return notNow;
        if (!match.Value) return Wrong;
        if (await attempt.SucceedAsync(account!.Id) is { } tooMany) return tooMany;
        return await OpenAsync(account, restaurantId, ct);
    }

    /// <summary>
    /// Whether this deployment issued the refresh token, valid or not. Needs no store; false for tokens from before a change of the signing
    /// key.
    /// </summary>
    public bool IsIssuedHere(string refreshToken) => Secrets.IsSigned(key.Bytes, refreshToken);

    /// <summary>
    /// Starts a new family of refresh tokens. Refused if the password or the email was changed meanwhile: a change ends the sign-ins that
    /// have their tokens by then, and the account is read again after they are stored, so that none slips in between.
    /// </summary>
    /// <param name="account">As it was when the person proved who they are.</param>
    public async ValueTask<Result<AuthSession>> OpenAsync(Account account, string? restaurantId, CancellationToken ct)
    {
        if (await WorkAsync(account, restaurantId, ct) is not { } work) return Elsewhere;
        var refresh = Secrets.Signed(key.Bytes, Secrets.Token());
        var expires = clock.GetUtcNow() + options.RefreshLifetime;
        var token = new RefreshToken(Secrets.Hash(refresh), Secrets.Name("f"), account.Id, work.Caller.RestaurantId, expires);
        await tokens.AddAsync(token, ct);
        if (!IsSameSignIn(account, await accounts.FindAsync(account.Id, ct)))
        {
            await tokens.EndFamilyAsync(token.FamilyId, ct);
            return Wrong;
        }
        return Issue(refresh, account, token.FamilyId, work);
    }

    /// <param name="restaurantId">The restaurant of the new tokens; null: the same as before.</param>
    public async ValueTask<Result<RefreshResult>> RefreshAsync(
        string refreshToken, string? idempotencyKey, string? restaurantId, CancellationToken ct)
    {
        var hash = Secrets.Hash(refreshToken);
        if (await tokens.FindAsync(hash, ct) is not { } token || token.ExpiresAt <= clock.GetUtcNow()) return Unknown;
        var account = await accounts.FindAsync(token.AccountId, ct);
        if (account is null || await WorkAsync(account, restaurantId ?? token.RestaurantId, ct) is not { } work)
        {
            // Asking for a restaurant where the account does not work is a mistake, and does not end the session.
            if (restaurantId is not null) return Elsewhere;
            await tokens.EndFamilyAsync(token.FamilyId, ct);
            return Unknown;
        }
        // A spent token must end its family even beyond the limit: otherwise a thief could delay that by using up the limit.
        if (!token.Spent && await attempts.SessionAsync(account.Id) is { } tooMany) return tooMany;
        var next = Secrets.Signed(key.Bytes, idempotencyKey is null
            ? Secrets.Token()
            : Secrets.Token(key.Bytes, $"{refreshToken}\n{idempotencyKey}\n{restaurantId}"));
        if (await tokens.ExchangeAsync(hash, Secrets.Hash(next), work.Caller.RestaurantId, ct) is not { } before) return Unknown;
        if (!before.Spent || await IsRepeatAsync(before, Secrets.Hash(next), ct))
            return new RefreshResult(Issue(next, account, before.FamilyId, work), before.Spent);

        await tokens.EndFamilyAsync(before.FamilyId, ct);
        return Spent;
    }

    private static bool IsSameSignIn(Account before, Account? now) =>
        (now?.Email, now?.PasswordHash) == (before.Email, before.PasswordHash);

    private async ValueTask<bool> IsRepeatAsync(RefreshToken token, string successor, CancellationToken ct) =>
        token.Successor == successor && await tokens.FindAsync(successor, ct) is { Spent: false };

    /// <summary>Ends the family of the token; does nothing for an unknown token.</summary>
    public async ValueTask EndAsync(string refreshToken, CancellationToken ct)
    {
        if (await tokens.FindAsync(Secrets.Hash(refreshToken), ct) is { } token) await tokens.EndFamilyAsync(token.FamilyId, ct);
    }

    /// <summary>
    /// Ends every sign-in of the account, since its password or email has changed: refresh tokens, and in each of its restaurants access
    /// tokens and connections, as when the person leaves.
    /// </summary>
    /// <param name="kept">The sign-in that goes on; null: none.</param>
    public async ValueTask EndAllAsync(Account account, string? kept, CancellationToken ct)
    {
        await tokens.EndAccountAsync(account.Id, kept, ct);
        foreach (var (restaurantId, _) in account.Memberships)
            await EndSignInsAsync(await restaurants.OpenAsync(restaurantId, ct), new EndSignIns(account.Id, kept), ct);
    }

    // A restaurant that is busy is asked again, until the request ends: the password has changed, so that the caller could not ask again.
    private async ValueTask EndSignInsAsync(LiveRestaurant restaurant, EndSignIns command, CancellationToken ct)
    {
        while ((await restaurant.SubmitAsync(new CommandEnvelope(null, Actor.System, command), ct)).Refusal is { Retryable: true })
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
    }

    /// <summary>The spelling of an email address that accounts are stored under.</summary>
    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    /// <summary>
    /// The restaurant and the current role of the account there. Null: it does not work there, or no longer does. What another node has
    /// added to the log is read first: the tokens must not be older than a change of the password.
    /// </summary>
    private async ValueTask<(Caller Caller, Position Position)?> WorkAsync(Account account, string? restaurantId, CancellationToken ct)
    {
        foreach (var (id, role) in account.Memberships.Where(own => restaurantId is null || own.RestaurantId == restaurantId))
        {
            var restaurant = await restaurants.OpenAsync(id, ct);
            await restaurant.CatchUpAsync(log, ct);
            if (await restaurant.CurrentActorAsync(new Actor(account.Id, account.Name, role), log, ct) is { } actor)
                return (new(id, actor), restaurant.State.Position);
        }
        return null;
    }

    private AuthSession Issue(string refresh, Account account, string signIn, (Caller Caller, Position Position) work)
    {
        var (token, expiresAt) = access.Issue(account, work.Caller, signIn, work.Position);
        return new AuthSession(token, WireTime.Of(expiresAt), refresh, SessionUser.Of(account, work.Caller));
    }
}
