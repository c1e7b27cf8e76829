using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>Told now and then how far it is.</summary>
/// <param name="Of">How many commits there are; null where nobody knows yet.</param>
public readonly record struct BackupProgress(string Doing, long Commits, long? Of);

/// <summary>
/// A backup from the log: each restaurant's up to where it ended when the backup was begun, however much is added meanwhile; then the accounts of those restaurants.
/// Sessions are left out: after a restore people sign in anew.
/// </summary>
public sealed class BackingUp(ICommitLog log, IArchive archive, TimeProvider clock)
{
    /// <exception cref="IOException">The file is there, somebody is writing it, or it cannot be written; what was written of it is removed.</exception>
    public async Task<BackupHeader> WriteAsync(string path, Action<BackupProgress>? progress, CancellationToken ct)
    {
        await using var writer = BackupWriter.Create(path, clock.GetUtcNow());
        var heads = await log.HeadsAsync(await archive.RestaurantsAsync(ct), ct);
        var commits = 0L;
        foreach (var (restaurantId, head) in heads.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            await foreach (var commit in log.ReadAsync(restaurantId, 0, ct))
            {
                if (commit.FirstSeq > head.Seq) break;
                await writer.AddAsync(commit, ct);
                progress?.Invoke(new("backed up", ++commits, null));
            }
        await foreach (var account in archive.AccountsAsync(ct))
            if (account.Memberships.RemoveAll(membership => !heads.ContainsKey(membership.RestaurantId)) is { IsEmpty: false } kept)
                await writer.AddAsync(account with { Memberships = kept }, ct);
        return await writer.CompleteAsync(ct);
    }
}
