using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>Told now and then how far it is.</summary>
/// <param name="Of">How many commits there are; null where nobody knows yet.</param>
public readonly record struct BackupProgress(string Doing, long Commits, long? Of);

/// <summary>
/// A backup from the log: each restaurant's up to where it ended when the backup was begun, however much is added meanwhile; then the
/// accounts of those restaurants. Sessions are left out: after a restore people sign in anew.
/// </summary>
public sealed class BackupJob(ICommitLog log, IStoreMaintenance archive, IRestore restore, TimeProvider clock)
{
    /// <exception cref="IOException">The file is there, somebody is writing it, or it cannot be written; what was written of it is
    /// removed.</exception>
    /// <exception cref="ConcurrentWriteException">A backup is being restored into this store, or was meanwhile; there is no
    /// file.</exception>
    public async Task<BackupHeader> WriteAsync(string path, Action<BackupProgress>? progress, CancellationToken ct)
    {
        await using var writer = BackupWriter.Create(path, clock.GetUtcNow());
        var heads = await log.HeadsAsync(await archive.RestaurantsAsync(ct), ct);
        // After the heads: of a restore that begins later these are not found any more.
        if (await restore.IsUnfinishedAsync(ct))
            throw new ConcurrentWriteException(
            "A backup is being restored into this store, or that was broken off: there is nothing whole to back up.");
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

    // A restore removes the accounts with the logs: those that were read belong to these logs only while these are there.
    private async ValueTask CheckAsync(IReadOnlyDictionary<string, Head> expected, CancellationToken ct)
    {
        var there = await log.HeadsAsync([.. expected.Keys], ct);
        foreach (var (id, head) in expected)
            if (there.GetValueOrDefault(id)?.Epoch != head.Epoch) throw Replaced(id);
    }

    private static ConcurrentWriteException Replaced(string restaurantId) =>
        new($"The log of {restaurantId} was replaced or removed while it was backed up, so there is no backup. Make another when that is over.");
}
