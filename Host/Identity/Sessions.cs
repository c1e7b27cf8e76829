using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Signing in, staying signed in, signing out. A refresh token is good for one exchange; whoever uses it again, thief or owner, ends all
/// that came from the same sign-in, since nobody can tell which of the two it was. An exchange that is sent again with its
/// Idempotency-Key is the same exchange, for as long as its successor is unused.
/// </summary>
internal sealed class Sessions(
    IAccounts accounts, IRefreshTokens tokens, AccessTokens access, Passwords passwords, SigningKey key, JwtOptions options, TimeProvider clock)
{
    private static readonly Refusal Wrong = new(RefusalCode.InvalidCredentials, "The email or the password is wrong.");
    private static readonly Refusal Unknown = new(RefusalCode.InvalidCredentials, "This refresh token is not good any more. Sign in again.");
    private static readonly Refusal Spent = new(RefusalCode.RefreshTokenSpent, "This refresh token was used before, so everything that came from it has ended. Sign in again.");

    public async ValueTask<Answer<Session>> SignInAsync(string email, string password, CancellationToken ct)
    {
        var account = await accounts.FindByEmailAsync(Normal(email), ct);
        var match = await passwords.MatchAsync(account, password, ct);
        if (match.Refusal is { } busy) return busy;
        return match.Value ? await OpenAsync(account!, ct) : Wrong;
    }

    /// <summary>A new family of refresh tokens, for the account's first restaurant.</summary>
    public ValueTask<Session> OpenAsync(Account account, CancellationToken ct) =>
        NextAsync(Secrets.Token(), account, account.Memberships[0], Secrets.Name("f"), clock.GetUtcNow() + options.RefreshLifetime, ct);

    public async ValueTask<Answer<Refreshed>> RefreshAsync(string refreshToken, string? idempotencyKey, CancellationToken ct)
    {
        var next = idempotencyKey is null ? Secrets.Token() : Secrets.Token(key.Bytes, $"{refreshToken}\n{idempotencyKey}");
        if (await tokens.SpendAsync(Secrets.Hash(refreshToken), Secrets.Hash(next), ct) is not { } token || token.ExpiresAt <= clock.GetUtcNow()) return Unknown;
        var reused = token.Spent && !await IsAgainAsync(token, Secrets.Hash(next), ct);
        var account = reused ? null : await accounts.FindAsync(token.AccountId, ct);
        var membership = account?.Memberships.FirstOrDefault(own => own.RestaurantId == token.RestaurantId);
        if (membership is not null) return new Refreshed(await NextAsync(next, account!, membership, token.FamilyId, token.ExpiresAt, ct), token.Spent);

        await tokens.EndFamilyAsync(token.FamilyId, ct);
        return reused ? Spent : Unknown;
    }

    // The first time may have been broken off between the spending and the adding: then the successor is not there yet.
    private async ValueTask<bool> IsAgainAsync(RefreshToken token, string successor, CancellationToken ct) =>
        token.Successor == successor && await tokens.FindAsync(successor, ct) is not { Spent: true };

    /// <summary>Ends the family of the token; of one that nobody knows, nothing.</summary>
    public async ValueTask EndAsync(string refreshToken, CancellationToken ct)
    {
        if (await tokens.FindAsync(Secrets.Hash(refreshToken), ct) is { } token) await tokens.EndFamilyAsync(token.FamilyId, ct);
    }

    /// <summary>The one spelling of an address under which an account is kept.</summary>
    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    private async ValueTask<Session> NextAsync(string refresh, Account account, Membership membership, string familyId, DateTimeOffset familyEnds, CancellationToken ct)
    {
        await tokens.AddAsync(new RefreshToken(Secrets.Hash(refresh), familyId, account.Id, membership.RestaurantId, familyEnds), ct);
        var (token, expiresAt) = access.Issue(account, membership);
        var user = new SessionUser(account.Id, account.Name, account.Email, membership.Role.Name(), membership.RestaurantId);
        return new Session(token, WireTime.Of(expiresAt), refresh, user);
    }
}
