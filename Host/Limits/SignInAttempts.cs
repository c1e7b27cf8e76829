using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Guesses at passwords. Wrong ones count, for the account and for the address, whether the account exists or not; so one address that tries many accounts is slowed, and
/// many that try one are. Who guesses at an account must not keep its owner out: an address that the account has signed in from before has a count of its own, and is
/// not touched by what strangers do, nor by what others do at the same address. Nothing is ever locked: a permit comes back every three minutes.
/// </summary>
/// <remarks>
/// A permit is taken before the password is looked at and given back when it was right: guesses at the same moment are not more guesses. Which addresses are
/// known is kept where the counts are; should that be lost, everybody is a stranger until they sign in again.
/// </remarks>
internal sealed class SignInAttempts(RateLimits limits, IRateCounters counters)
{
    public SignInAttempt From(HttpContext http, string email) => new(limits, counters, http, Secrets.Hash(Sessions.Normal(email)));
}

internal sealed class SignInAttempt(RateLimits limits, IRateCounters counters, HttpContext http, string account)
{
    private const string Scope = "sign-in";

    private readonly string _address = Address.Of(http);
    private ImmutableArray<Bucket> _taken = [];

    private string Pair => Secrets.Hash($"{account}\n{_address}");

    // A mark that is its own count: taken once, and back when the address is no longer theirs.
    private Bucket Known => new("known", Pair, new Rate(1, limits.KnownAddress));

    /// <summary>Takes a permit; or says when there will be one.</summary>
    public async ValueTask<Refusal?> BeginAsync()
    {
        if (!limits.Enabled) return null;
        var isKnown = (await counters.TakeAsync(Scope, [Known], 0)).Levels[0].Remaining == 0;
        _taken = isKnown ? [Bucket(Pair)] : [Bucket(account), Bucket(_address)];
        var taking = await counters.TakeAsync(Scope, _taken);
        LimitFields.Show(http, [taking.Emptiest]);
        return taking.IsGranted ? null : StaffLimits.Refusal(taking.Emptiest);
    }

    /// <summary>The password was right: it was no guess, and the address is theirs from now on.</summary>
    public async ValueTask SucceedAsync()
    {
        if (!limits.Enabled) return;
        var given = await counters.TakeAsync(Scope, _taken, -1);
        LimitFields.Show(http, [given.Emptiest]);
        // Back and taken anew: for as long as they come, they stay known.
        await counters.TakeAsync(Scope, [Known], -1);
        await counters.TakeAsync(Scope, [Known]);
    }

    private Bucket Bucket(string whose) => new("auth", whose, limits.Auth);
}
