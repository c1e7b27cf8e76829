using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>The part of a backup to restore.</summary>
/// <param name="Replace">Removes what is in the store; without it the store must be empty.</param>
/// <param name="RestaurantId">Restores only this restaurant, beside the others in the store; null restores all, and nothing else
/// stays.</param>
/// <param name="Until">Leaves out commits that were made later.</param>
/// <param name="UntilSeq">Leaves out commits with a later event; only with a <paramref name="RestaurantId"/>.</param>
public sealed record RestoreRequest(
    string Path, bool Replace = false, string? RestaurantId = null, DateTimeOffset? Until = null, long? UntilSeq = null)
{
    internal bool Wants(string restaurantId) => RestaurantId is null || RestaurantId == restaurantId;

    internal bool Wants(Commit commit) => Wants(commit.RestaurantId) && !(commit.At > Until) && !(commit.LastSeq > UntilSeq);
}

/// <summary>The result of a restore.</summary>
/// <param name="Logs">The heads of the restored logs.</param>
/// <param name="NotAdded">Emails that belong to other accounts in this store; those accounts are unchanged.</param>
public sealed record RestoreResult(IReadOnlyDictionary<string, Head> Logs, int Accounts, ImmutableArray<string> NotAdded);

/// <summary>
/// Restores a backup. The logs get a new epoch, so that no screen takes the new history for the one it knew, and the read models are
/// written again. The accounts come last, so that no one signs in to half a restaurant. The whole file is verified before anything changes.
/// </summary>
public sealed class RestoreJob(ICommitLog log, ISnapshots snapshots, IStoreMaintenance maintenance, IRestore restore, IAccounts accounts)
{
    private const int Batch = 200;

    /// <param name="verified">The contents, if the caller has verified the file; null verifies it first.</param>
    /// <exception cref="InvalidBackupException">The file cannot be restored from; nothing was changed.</exception>
    /// <exception cref="RestoreRefusedException">The request fits neither the store nor the file; nothing was changed.</exception>
    /// <exception cref="ConcurrentWriteException">Another process wrote to the store: the restore is unfinished.</exception>
    public async Task<RestoreResult> RestoreAsync(
        RestoreRequest request, Action<BackupProgress>? progress, CancellationToken ct, BackupContents? verified = null)
    {
        var contents = verified ?? await BackupVerifier.VerifyAsync(request.Path, progress, ct);
        if (await RefusalAsync(request, contents, ct) is { } refusal) throw new RestoreRefusedException(refusal);
        await restore.BeginAsync(request.RestaurantId, ct);
        var restored = await RestoreLogsAsync(request, progress, ct);
        await CheckAsync(restored.Logs, ct);
        await restore.EndAsync(ct);
        return restored;
    }

    private async Task<RestoreResult> RestoreLogsAsync(RestoreRequest request, Action<BackupProgress>? progress, CancellationToken ct)
    {
        await using var backup = await BackupReader.OpenAsync(request.Path, ct);
        var (heads, added, notAdded, commits) = (new Dictionary<string, Head>(), 0, ImmutableArray.CreateBuilder<string>(), 0L);
        var current = default(RestoredLog);
        await foreach (var line in backup.LinesAsync(ct))
        {
            if (line.Commit is { } commit)
            {
                progress?.Invoke(new("restored", ++commits, backup.Header.Commits));
                if (!request.Wants(commit)) continue;
                if (current?.Id != commit.RestaurantId) await NextAsync(new RestoredLog(commit.RestaurantId, snapshots, restore));
                await current!.AddAsync(commit, ct);
            }
            else if (line.Account is { } account)
            {
                await NextAsync(null);
                var memberships = account.Memberships.RemoveAll(membership => !heads.ContainsKey(membership.RestaurantId));
                if (memberships.IsEmpty) continue;
                if (await AddAsync(account with { Memberships = memberships }, ct)) added++;
                else notAdded.Add(account.Email);
            }
        }
        await NextAsync(null);
        return new(heads, added, notAdded.ToImmutable());

        async ValueTask NextAsync(RestoredLog? next)
        {
            if (current is not null) heads[current.Id] = await current.EndAsync(ct);
            current = next;
        }
    }

    private async ValueTask<string?> RefusalAsync(RestoreRequest request, BackupContents contents, CancellationToken ct)
    {
        var wanted = contents.Logs.Where(one => request.Wants(one.RestaurantId)).ToArray();
        if (wanted is []) return $"There is no restaurant {request.RestaurantId} in {request.Path}.";
        if (wanted.All(one => one.FirstSeq > request.UntilSeq))
            return $"The first commit in {request.Path} goes beyond event {request.UntilSeq}.";
        if (request.Until is { } until && wanted.All(one => one.From > until))
            return $"Nothing in {request.Path} is as old as {until:O}.";
        if (request.Replace) return null;
        var existing = await log.HeadsAsync(await maintenance.RestaurantsAsync(ct), ct);
        var isEmpty = request.RestaurantId is { } id ? !existing.ContainsKey(id) : existing.Count == 0 && !await accounts.AnyAsync(ct);
        if (isEmpty) return null;
        return request.RestaurantId is null
            ? $"The store is not empty: {existing.Count} restaurants are in it. Give --replace to remove them; make a backup first."
            : $"The restaurant {request.RestaurantId} exists. Give --replace to remove it; make a backup first.";
    }

    // An account that exists already, for another restaurant, stays as it is and joins.
    private async ValueTask<bool> AddAsync(Account account, CancellationToken ct)
    {
        if (await accounts.FindAsync(account.Id, ct) is null) return await accounts.AddAsync(account, ct);
        foreach (var membership in account.Memberships) await accounts.JoinAsync(account.Id, membership, ct);
        return true;
    }

    // A node that was running in spite of the restore may have appended to the log that it knew.
    private async ValueTask CheckAsync(IReadOnlyDictionary<string, Head> expected, CancellationToken ct)
    {
        var actual = await log.HeadsAsync([.. expected.Keys], ct);
        foreach (var (id, head) in expected)
            if (actual.GetValueOrDefault(id) is var stored && (stored?.Epoch, stored?.Seq) != (head.Epoch, head.Seq))
                throw new ConcurrentWriteException(
                    $"Another writer has appended to the log of {id}: it ends at {stored?.Seq} instead of {head.Seq}.");
    }

    /// <summary>Restores one log, in batches.</summary>
    private sealed class RestoredLog(string restaurantId, ISnapshots snapshots, IRestore restore)
    {
        private readonly string _epoch = Guid.CreateVersion7().ToString("n");
        private readonly LogReplay _replay = new(restaurantId);
        private readonly List<Commit> _batch = [];

        public string Id => restaurantId;

        public async ValueTask AddAsync(Commit commit, CancellationToken ct)
        {
            var restored = commit with { Epoch = _epoch };
            _replay.Add(restored);
            _batch.Add(restored);
            if (_batch.Count == Batch) await FlushAsync(ct);
        }

        public async ValueTask<Head> EndAsync(CancellationToken ct)
        {
            await FlushAsync(ct);
            // The next node that loads the restaurant need not fold the whole log.
            await snapshots.SaveAsync(_replay.State, ct);
            return new(_epoch, _replay.State.Seq, _replay.State.Seq);
        }

        private async ValueTask FlushAsync(CancellationToken ct)
        {
            if (_batch.Count == 0) return;
            await restore.AppendAsync(_batch, _replay.TakeChangedEntities(), ct);
            _batch.Clear();
        }
    }
}
