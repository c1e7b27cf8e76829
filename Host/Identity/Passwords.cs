using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// PBKDF2-SHA512. One check takes a tenth of a second of a core, on purpose. So only a few run at the same time, a few more wait, and the
/// rest are refused as busy: a flood of sign-ins must not delay orders. No account, address or restaurant has more than half of these
/// places, so that others can sign in during a flood.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int MaxConcurrent = 2, MaxWaiting = 32;

    /// <summary>Those that run and those that wait; one more is refused.</summary>
    public const int MaxPlaces = MaxConcurrent + MaxWaiting;

    public static readonly Refusal Busy = new(RefusalCode.Busy, "Too many sign-ins at the same time. Try again in a moment.");

    private readonly PasswordHasher<Account> _hasher;
    private readonly ConcurrencyLimiter _limiter =
        new(new() { PermitLimit = MaxConcurrent, QueueLimit = MaxWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private readonly PartitionedRateLimiter<string> _shares = PartitionedRateLimiter.Create<string, string>(
        party => RateLimitPartition.GetConcurrencyLimiter(party, _ => new() { PermitLimit = MaxPlaces / 2 }));
    private readonly string _hashOfNoAccount;

    /// <param name="iterations">Fewer only in tests that do not test what a password costs.</param>
    public Passwords(int iterations = 210_000) =>
        (_hasher, _hashOfNoAccount) =
            (new(Options.Create(new PasswordHasherOptions { IterationCount = iterations })), DummyHash(iterations));

    /// <summary>A hash of no password, which takes as long to compare with as any other.</summary>
    internal static string DummyHash(int iterations)
    {
        // As PasswordHasher lays it out: version, HMAC-SHA512, iterations, length of the salt, salt, key.
        var hash = new byte[13 + 16 + 32];
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), 16);
        RandomNumberGenerator.Fill(hash.AsSpan(13));
        return Convert.ToBase64String(hash);
    }

    /// <param name="party">The restaurant or address that asks.</param>
    public async ValueTask<Result<string>> HashAsync(string password, string party, CancellationToken ct)
    {
        using var share = _shares.AttemptAcquire(party);
        if (!share.IsAcquired) return Busy;
        using var lease = await _limiter.AcquireAsync(1, ct);
        return lease.IsAcquired ? await Task.Run(() => _hasher.HashPassword(null!, password), ct) : Busy;
    }

    /// <summary>Takes as long without an account (null) as for a wrong password, with the same result.</summary>
    /// <param name="parties">The account and the address that ask.</param>
    /// <param name="mayTry">Called when a place is free, so that only attempts that are checked take a permit; null: always
    /// allowed.</param>
    public async ValueTask<Result<bool>> MatchAsync(
        Account? account, string password, (string Account, string Address) parties, CancellationToken ct,
            Func<ValueTask<Refusal?>>? mayTry = null)
    {
        using var ofAccount = _shares.AttemptAcquire(parties.Account);
        using var ofAddress = _shares.AttemptAcquire(parties.Address);
        if (!ofAccount.IsAcquired || !ofAddress.IsAcquired) return Busy;
        using var lease = await _limiter.AcquireAsync(1, ct);
        if (!lease.IsAcquired) return Busy;
        if (mayTry is not null && await mayTry() is { } notNow) return notNow;
        var result = await Task.Run(() => _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _hashOfNoAccount, password), ct);
        return account is not null && result is not PasswordVerificationResult.Failed;
    }

    public void Dispose()
    {
        _limiter.Dispose();
        _shares.Dispose();
    }
}
