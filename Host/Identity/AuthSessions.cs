using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Signing in, staying signed in, signing out. A refresh token is good for one exchange; whoever uses it again, thief or owner, ends all
/// that came from the same sign-in, since nobody can tell which of the two it was. An exchange that is sent again with its
/// Idempotency-Key is the same exchange, for as long as its successor is unused.
/// </summary>
internal sealed class AuthSessions(
    IAccounts accounts, IRefreshTokens tokens, LiveRestaurants restaurants, AccessTokens access, Passwords passwords, SigningKey key, JwtOptions options, SignInAttempts attempts, TimeProvider clock)
{
    private static readonly Refusal Wrong = new(RefusalCode.InvalidCredentials, "The email or the password is wrong.");
    private static readonly Refusal Elsewhere = new(RefusalCode.InvalidCredentials, "You do not work there, or not any more.");
    private static readonly Refusal Unknown = new(RefusalCode.InvalidCredentials, "This refresh token is not good any more. Sign in again.");
    private static readonly Refusal Spent = new(RefusalCode.RefreshTokenSpent, "This refresh token was used before, so everything that came from it has ended. Sign in again.");

    /// <param name="restaurantId">Where to; absent: the first of theirs.</param>
    public async ValueTask<Result<AuthSession>> SignInAsync(string email, string password, string? restaurantId, SignInAttempt attempt, CancellationToken ct)
    {
        var account = await accounts.FindByEmailAsync(Normal(email), ct);
        var match = await passwords.MatchAsync(account, password, attempt.Whose, ct, attempt.BeginAsync);
        if (match.Refusal is { } notNow) return notNow;
        if (!match.Value) return Wrong;
        if (await attempt.SucceedAsync(account!.Id) is { } tooMany) return tooMany;
        return await OpenAsync(account, restaurantId, ct);
    }

    /// <summary>Whether a refresh token was once given out here, good or not any more. Asks nobody; false for those from before a change of the signing key.</summary>
    public bool IsOurs(string refreshToken) => Secrets.IsSealed(key.Bytes, refreshToken);

    /// <summary>A new family of refresh tokens.</summary>
    public async ValueTask<Result<AuthSession>> OpenAsync(Account account, string? restaurantId, CancellationToken ct)
    {
        if (await WorkAsync(account, restaurantId, ct) is not { } work) return Elsewhere;
        var refresh = Secrets.Sealed(key.Bytes, Secrets.Token());
        await tokens.AddAsync(new RefreshToken(Secrets.Hash(refresh), Secrets.Name("f"), account.Id, work.RestaurantId, clock.GetUtcNow() + options.RefreshLifetime), ct);
        return Issue(refresh, account, work);
    }

    /// <param name="restaurantId">Where to from now on; absent: the same as before.</param>
    public async ValueTask<Result<Refreshed>> RefreshAsync(string refreshToken, string? idempotencyKey, string? restaurantId, CancellationToken ct)
    {
        var hash = Secrets.Hash(refreshToken);
        if (await tokens.FindAsync(hash, ct) is not { } token || token.ExpiresAt <= clock.GetUtcNow()) return Unknown;
        var account = await accounts.FindAsync(token.AccountId, ct);
        if (account is null || await WorkAsync(account, restaurantId ?? token.RestaurantId, ct) is not { } work)
        {
            // A restaurant that is not theirs is a mistake, and costs nobody the session.
            if (restaurantId is not null) return Elsewhere;
            await tokens.EndFamilyAsync(token.FamilyId, ct);
            return Unknown;
        }
        // One that was spent before must end its family however many sessions there are: a thief would otherwise hold the owner off with as many.
        if (!token.Spent && await attempts.SessionAsync(account.Id) is { } tooMany) return tooMany;
        var next = Secrets.Sealed(key.Bytes, idempotencyKey is null ? Secrets.Token() : Secrets.Token(key.Bytes, $"{refreshToken}\n{idempotencyKey}\n{restaurantId}"));
        if (await tokens.ExchangeAsync(hash, Secrets.Hash(next), work.RestaurantId, ct) is not { } before) return Unknown;
        if (!before.Spent || await IsAgainAsync(before, Secrets.Hash(next), ct)) return new Refreshed(Issue(next, account, work), before.Spent);

        await tokens.EndFamilyAsync(before.FamilyId, ct);
        return Spent;
    }

    private async ValueTask<bool> IsAgainAsync(RefreshToken token, string successor, CancellationToken ct) =>
        token.Successor == successor && await tokens.FindAsync(successor, ct) is { Spent: false };

    /// <summary>Ends the family of the token; of one that nobody knows, nothing.</summary>
    public async ValueTask EndAsync(string refreshToken, CancellationToken ct)
    {
        if (await tokens.FindAsync(Secrets.Hash(refreshToken), ct) is { } token) await tokens.EndFamilyAsync(token.FamilyId, ct);
    }

    /// <summary>The one spelling of an address under which an account is kept.</summary>
    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Where they work, and as what now: the restaurant knows. Null: there not, or not any more.</summary>
    private async ValueTask<Caller?> WorkAsync(Account account, string? restaurantId, CancellationToken ct)
    {
        foreach (var (id, role) in account.Memberships.Where(own => restaurantId is null || own.RestaurantId == restaurantId))
            if ((await restaurants.OpenAsync(id, ct)).State.Known(new Actor(account.Id, account.Name, role)) is { } actor) return new(id, actor);
        return null;
    }

    private AuthSession Issue(string refresh, Account account, Caller work)
    {
        var (token, expiresAt) = access.Issue(account, work);
        var user = new SessionUser(account.Id, work.Actor.Name, account.Email, work.Actor.Role.Name(), work.RestaurantId);
        return new AuthSession(token, WireTime.Of(expiresAt), refresh, user);
    }
}
