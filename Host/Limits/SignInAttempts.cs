using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Guesses at passwords. Wrong ones count, for the account and for the address, whether the account exists or not; so one address that tries many accounts is slowed, and
/// many that try one are. Who guesses at an account must not keep its owner out: an address that the account has signed in from before has a count of its own with it, which
/// only guesses at this account from that address use up. Nothing is ever locked: a permit comes back every three minutes.
/// </summary>
/// <remarks>
/// A permit is taken before the password is looked at and given back when it was right: guesses at the same moment are not more guesses. Which addresses are
/// known is kept where the counts are; should that be lost, everybody is a stranger until they sign in again.
/// </remarks>
internal sealed class SignInAttempts(RateLimits limits, IRateCounters counters, RequestLimits requests)
{
    /// <param name="email">As it was typed; "" where none could be read.</param>
    public SignInAttempt From(HttpContext http, string email) => new(this, limits, counters, requests, http, Secrets.Hash(AuthSessions.Normal(email)));

    /// <summary>An exchange of a token of this account is about to be made: counts it, or says when it may. Sign-ins by password are counted apart, so that no thief of a token uses them up.</summary>
    public ValueTask<Refusal?> SessionAsync(string accountId) => SessionAsync(accountId, "refresh");

    /// <summary>The same for a sign-in by password.</summary>
    public ValueTask<Refusal?> SignedInAsync(string accountId) => SessionAsync(accountId, "password");

    private async ValueTask<Refusal?> SessionAsync(string accountId, string by)
    {
        if (!limits.Enabled) return null;
        var taking = await counters.TakeAsync(SignInAttempt.Scope, [new("session", $"{accountId}:{by}", limits.Session)]);
        return taking.IsGranted ? null : StaffLimits.Refuse(taking.Tightest);
    }

    /// <summary>
    /// Counts an exchange of a refresh token before it is looked at, or says when it may be. A genuine one counts for itself, since none is good twice; what is only
    /// guessed counts for the address: whoever is at the same one is not kept from theirs.
    /// </summary>
    public ValueTask<Refusal?> RefreshAsync(HttpContext http, string? ours) => requests.CountAsync(http, Refreshing(http, ours));

    /// <summary>It was good: one from before a change of the signing key, which cannot be told from a guess, costs its address nothing.</summary>
    public ValueTask RefreshedAsync(HttpContext http, string? ours) => requests.ForgiveAsync(http, Refreshing(http, ours));

    private Bucket Refreshing(HttpContext http, string? ours) => new("general", ours is null ? SignInAttempt.Stranger(http) : $"refresh:{Secrets.Hash(ours)}", limits.General);
}

internal sealed class SignInAttempt(SignInAttempts attempts, RateLimits limits, IRateCounters counters, RequestLimits requests, HttpContext http, string account)
{
    public const string Scope = "sign-in";

    private readonly string _address = Address.Of(http);
    private Bucket? _entered;
    private ImmutableArray<Bucket> _taken = [];

    /// <summary>For whom and from where; where they have signed in before, apart from what strangers do to either.</summary>
    public (string Account, string Address) Whose => IsKnown ? (Pair, $"{Pair} there") : (account, _address);

    private string Pair => Secrets.Hash($"{account}\n{_address}");

    private bool IsKnown => _entered?.Key == Pair;

    // A bucket of one permit as a flag that expires: empty means that this account has signed in from this address within that time.
    private Bucket Known => new("known", Pair, new Rate(1, limits.KnownAddress));

    /// <summary>Apart from all else that strangers at this address ask.</summary>
    public static string Stranger(HttpContext http) => $"{Address.Of(http)}:sign-in";

    /// <summary>Counts the request: for the address, or for the account there where it has signed in before. Or says when it may come again.</summary>
    public async ValueTask<Refusal?> EnterAsync()
    {
        if (!limits.Enabled) return null;
        var isKnown = (await counters.TakeAsync(Scope, [Known], 0)).Levels[0].Remaining == 0;
        _entered = new("general", isKnown ? Pair : Stranger(http), limits.General);
        return await requests.CountAsync(http, _entered);
    }

    /// <summary>Takes a permit for a guess; or says when there will be one.</summary>
    public async ValueTask<Refusal?> BeginAsync()
    {
        if (!limits.Enabled) return null;
        _taken = IsKnown ? [Guesses(Pair)] : [Guesses(account), Guesses(_address)];
        var taking = await counters.TakeAsync(Scope, _taken);
        LimitFields.Show(http, [taking.Tightest]);
        return taking.IsGranted ? null : requests.Refuse(http, taking.Tightest);
    }

    /// <summary>The password was right: it was no guess, and the address is theirs from now on. Says when where there were too many of them.</summary>
    public async ValueTask<Refusal?> SucceedAsync(string accountId)
    {
        if (!limits.Enabled) return null;
        var given = await counters.TakeAsync(Scope, _taken, -1);
        LimitFields.Show(http, [given.Tightest]);
        await requests.ForgiveAsync(http, _entered!);
        // Given back and taken again, which begins the time anew.
        await counters.TakeAsync(Scope, [Known], -1);
        await counters.TakeAsync(Scope, [Known]);
        return await attempts.SignedInAsync(accountId);
    }

    private Bucket Guesses(string whose) => new("auth", whose, limits.Auth);
}
