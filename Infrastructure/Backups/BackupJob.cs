using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>The progress of a backup, a verification or a restore.</summary>
/// <param name="Of">How many commits there are; null where that is not known.</param>
public readonly record struct BackupProgress(string Doing, long Commits, long? Of);

/// <summary>
/// Writes a backup: the log of each restaurant up to its head when the backup began, then the accounts of those restaurants. Sessions are
/// left out: after a restore people sign in again.
/// </summary>
public sealed class BackupJob(ICommitLog log, IStoreMaintenance archive, IRestore restore, TimeProvider clock)
{
    /// <exception cref="IOException">The file exists, another writer is writing it, or it cannot be written. No part of it is
    /// left.</exception>
    /// <exception cref="ConcurrentWriteException">A backup is being restored into this store, or was while this one ran. There is no
    /// file.</exception>
    public async Task<BackupHeader> WriteAsync(string path, Action<BackupProgress>? progress, CancellationToken ct)
    {
        await using var writer = BackupWriter.Create(path, clock.GetUtcNow());
        var heads = await log.HeadsAsync(await archive.RestaurantsAsync(ct), ct);
        // Checked after the heads are read: a restore that begins later changes their epochs.
        if (await restore.IsUnfinishedAsync(ct))
            throw new ConcurrentWriteException(
                "A backup is being restored into this store, or a restore was interrupted: there is nothing whole to back up.");
        var commits = 0L;
        foreach (var (restaurantId, head) in heads.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var end = (Epoch: "", Seq: 0L);
            await foreach (var commit in log.ReadAsync(restaurantId, 0, ct))
            {
                if (commit.FirstSeq > head.Seq) break;
                await writer.AddAsync(commit, ct);
                end = (commit.Epoch, commit.LastSeq);
                progress?.Invoke(new("backed up", ++commits, null));
            }
            if (end != (head.Epoch, head.Seq)) throw Replaced(restaurantId);
        }
        await foreach (var account in archive.AccountsAsync(ct))
            if (account.Memberships.RemoveAll(membership => !heads.ContainsKey(membership.RestaurantId)) is { IsEmpty: false } kept)
                await writer.AddAsync(account with { Memberships = kept }, ct);
        await CheckAsync(heads, ct);
        return await writer.CompleteAsync(ct);
    }

    // A restore replaces the accounts with the logs: the accounts that were read belong to these logs only if the logs are still there.
    private async ValueTask CheckAsync(IReadOnlyDictionary<string, Head> expected, CancellationToken ct)
    {
        var there = await log.HeadsAsync([.. expected.Keys], ct);
        foreach (var (id, head) in expected)
            if (there.GetValueOrDefault(id)?.Epoch != head.Epoch) throw Replaced(id);
    }

    private static ConcurrentWriteException Replaced(string restaurantId) =>
        new($"A restore replaced or removed the log of {restaurantId} during the backup, so there is no backup. "
            + "Make another one after it.");
}
