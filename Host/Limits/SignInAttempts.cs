using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Limits wrong passwords. Each counts for the account and for the address, whether or not the account exists, so that one address that
/// tries many accounts is slowed, and many addresses that try one account are. An attacker must not keep the owner of an account out: an
/// address that the account has signed in from before has a bucket of its own with it, which only wrong passwords for this account from
/// this address empty. No account is ever locked: a permit comes back every three minutes.
/// </summary>
/// <remarks>
/// A permit is taken before the password is checked, and given back if it was right: attempts that run at the same time cannot exceed the
/// limit. Known addresses are stored where the counts are; if they are lost, every address is new until its next sign-in.
/// </remarks>
internal sealed class SignInAttempts(RateLimits limits, IRateCounters counters, RequestLimits requests)
{
    /// <param name="email">As the client sent it; "" if it could not be read.</param>
    public SignInAttempt From(HttpContext http, string email) =>
        new(this, limits, counters, requests, http, Secrets.Hash(AuthSessions.Normal(email)));

    /// <summary>
    /// Counts a refresh of this account, or says when it may be sent again. Sign-ins by password are counted separately, so that a thief
    /// of a refresh token cannot use them up.
    /// </summary>
    public ValueTask<Refusal?> SessionAsync(string accountId) => SessionAsync(accountId, "refresh");

    /// <summary>Counts a sign-in by password, or says when it may be sent again.</summary>
    public ValueTask<Refusal?> SignedInAsync(string accountId) => SessionAsync(accountId, "password");

    private async ValueTask<Refusal?> SessionAsync(string accountId, string by)
    {
        if (!limits.Enabled) return null;
        var result = await counters.TakeAsync(SignInAttempt.Scope, [new("session", $"{accountId}:{by}", limits.Session)]);
        return result.IsGranted ? null : StaffLimits.Refuse(result.Tightest);
    }

    /// <summary>
    /// Counts a refresh before the store is asked, or says when it may be sent again. A token that this deployment issued counts for
    /// itself, since it is valid only once. Any other text counts for its address, so that it does not keep other clients there out.
    /// </summary>
    /// <param name="issued">The token, if this deployment issued it; null otherwise.</param>
    public ValueTask<Refusal?> RefreshAsync(HttpContext http, string? issued) => requests.CountAsync(http, RefreshBucket(http, issued));

    /// <summary>
    /// The refresh succeeded. A valid token from before a change of the signing key looks like a guess; it costs its address nothing.
    /// </summary>
    public ValueTask RefreshedAsync(HttpContext http, string? issued) => requests.ReturnPermitAsync(http, RefreshBucket(http, issued));

    private Bucket RefreshBucket(HttpContext http, string? issued) =>
        new("general", issued is null ? SignInAttempt.SignInsAt(http) : $"refresh:{Secrets.Hash(issued)}", limits.General);
}

/// <summary>One sign-in request by password.</summary>
internal sealed class SignInAttempt(
    SignInAttempts attempts, RateLimits limits, IRateCounters counters, RequestLimits requests, HttpContext http, string account)
{
    public const string Scope = "sign-in";

    private readonly string _address = Address.Of(http);
    private Bucket? _entered;
    private ImmutableArray<Bucket> _taken = [];

    /// <summary>
    /// The account and the address that the attempt counts for; if the account has signed in from there before, the two together, apart
    /// from what other clients do to either.
    /// </summary>
    public (string Account, string Address) Parties => IsKnown ? (Pair, $"{Pair} there") : (account, _address);

    private string Pair => Secrets.Hash($"{account}\n{_address}");

    private bool IsKnown => _entered?.Key == Pair;

    // A bucket of one permit is a flag that expires: while it is empty, this account has signed in from this address within that time.
    private Bucket Known => new("known", Pair, new Rate(1, limits.KnownAddress));

    /// <summary>The key of sign-in requests from this address, which are counted separately from its other requests.</summary>
    public static string SignInsAt(HttpContext http) => $"{Address.Of(http)}:sign-in";

    /// <summary>
    /// Counts the request: for the address, or for account and address together if they are known. Or says when it may be sent again.
    /// </summary>
    public async ValueTask<Refusal?> EnterAsync()
    {
        if (!limits.Enabled) return null;
        var isKnown = (await counters.TakeAsync(Scope, [Known], 0)).Levels[0].Remaining == 0;
        _entered = new("general", isKnown ? Pair : SignInsAt(http), limits.General);
        return await requests.CountAsync(http, _entered);
    }

    /// <summary>Takes a permit to try a password, or says when there will be one.</summary>
    public async ValueTask<Refusal?> BeginAsync()
    {
        if (!limits.Enabled) return null;
        _taken = IsKnown ? [Tries(Pair)] : [Tries(account), Tries(_address)];
        var result = await counters.TakeAsync(Scope, _taken);
        LimitFields.Show(http, [result.Tightest]);
        return result.IsGranted ? null : requests.Refuse(http, result.Tightest);
    }

    /// <summary>
    /// The password was right: gives the permit back and makes the address known. Or says when the account may sign in again after too
    /// many sign-ins.
    /// </summary>
    public async ValueTask<Refusal?> SucceedAsync(string accountId)
    {
        if (!limits.Enabled) return null;
        var given = await counters.TakeAsync(Scope, _taken, -1);
        LimitFields.Show(http, [given.Tightest]);
        await requests.ReturnPermitAsync(http, _entered!);
        // Given back and taken again, which starts the time from now.
        await counters.TakeAsync(Scope, [Known], -1);
        await counters.TakeAsync(Scope, [Known]);
        return await attempts.SignedInAsync(accountId);
    }

    private Bucket Tries(string key) => new("auth", key, limits.Auth);
}
