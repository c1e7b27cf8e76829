using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>Which of a backup is wanted back.</summary>
/// <param name="Replace">What is there goes; else there must be nothing.</param>
/// <param name="RestaurantId">This one alone, beside whatever else is there; null: all, and nothing else.</param>
/// <param name="Until">No commit that was made later.</param>
/// <param name="UntilSeq">No event beyond this one; of one restaurant.</param>
public sealed record RestoreRequest(string Path, bool Replace =
    false, string? RestaurantId = null, DateTimeOffset? Until = null, long? UntilSeq = null)
{
    internal bool Wants(string restaurantId) => RestaurantId is null || RestaurantId == restaurantId;

    internal bool Wants(Commit commit) => Wants(commit.RestaurantId) && !(commit.At > Until) && !(commit.LastSeq > UntilSeq);
}

/// <param name="Logs">Where each log ends now.</param>
/// <param name="NotAdded">Emails of accounts that are another's here, and were left as they are.</param>
public sealed record Restored(IReadOnlyDictionary<string, Head> Logs, int Accounts, ImmutableArray<string> NotAdded);

/// <summary>
/// Puts a backup back: under a new epoch, so that no screen takes the new history for the one it knew; read models are projected anew, by
/// what projects live. The accounts come last, so that nobody signs in to half a restaurant. Nothing is touched before the whole file has
/// been verified.
/// </summary>
public sealed class RestoreJob(ICommitLog log, ISnapshots snapshots, IStoreMaintenance maintenance, IRestore restore, IAccounts accounts)
{
    private const int Batch = 200;

    /// <exception cref="InvalidBackupException">The file cannot be restored from; nothing was changed.</exception>
    /// <exception cref="RestoreRefusedException">It is not what is there, or not what is in the file; nothing was changed.</exception>
    /// <exception cref="ConcurrentWriteException">Somebody else wrote to the store meanwhile: the store is unfinished.</exception>
    /// <param name="verified">What the file was just found to hold; null: it is verified first.</param>
    public async Task<Restored> RestoreAsync(RestoreRequest request, Action<BackupProgress>? progress, CancellationToken ct,
        BackupContents? verified = null)
    {
        var contents = verified ?? await BackupVerifier.VerifyAsync(request.Path, progress, ct);
        if (await RefusalAsync(request, contents, ct) is { } refusal) throw new RestoreRefusedException(refusal);
        await restore.BeginAsync(request.RestaurantId, ct);
        var restored = await RefillAsync(request, progress, ct);
        await CheckAsync(restored.Logs, ct);
        await restore.EndAsync(ct);
        return restored;
    }

    private async Task<Restored> RefillAsync(RestoreRequest request, Action<BackupProgress>? progress, CancellationToken ct)
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
                if (account.Memberships.RemoveAll(membership => !heads.ContainsKey(membership.RestaurantId))
                    is not { IsEmpty: false } memberships)
                    continue;
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
        if (request.Until is { } until && wanted.All(one => one.From > until)) return $"Nothing in {request.Path} is as old as {until:O}.";
        if (request.Replace) return null;
        var there = await log.HeadsAsync(await maintenance.RestaurantsAsync(ct), ct);
        var isEmpty = request.RestaurantId is { } id ? !there.ContainsKey(id) : there.Count == 0 && !await accounts.AnyAsync(ct);
        if (isEmpty) return null;
        return request.RestaurantId is null
            ? $"The store is not empty: {there.Count} restaurants are in it. Give --replace to remove all that is there; back it up first."
            : $"The restaurant {request.RestaurantId} is there. Give --replace to remove what is there; back it up first.";
    }

    // Whoever is there already, for another restaurant, keeps what they have and joins.
    private async ValueTask<bool> AddAsync(Account account, CancellationToken ct)
    {
        if (await accounts.FindAsync(account.Id, ct) is null) return await accounts.AddAsync(account, ct);
        foreach (var membership in account.Memberships) await accounts.JoinAsync(account.Id, membership, ct);
        return true;
    }

    // A node that was running all the same may have appended to what it believed to be there.
    private async ValueTask CheckAsync(IReadOnlyDictionary<string, Head> expected, CancellationToken ct)
    {
        var actual = await log.HeadsAsync([.. expected.Keys], ct);
        foreach (var (id, head) in expected)
            if (actual.GetValueOrDefault(id) is var there && (there?.Epoch, there?.Seq) != (head.Epoch, head.Seq))
                throw new ConcurrentWriteException(
                    $"Somebody else has written to the log of {id}: it ends at {there?.Seq} instead of {head.Seq}.");
    }

    /// <summary>One log on its way back, a batch at a time.</summary>
    private sealed class RestoredLog(string restaurantId, ISnapshots snapshots, IRestore restore)
    {
        private readonly string _epoch = Guid.CreateVersion7().ToString("n");
        private readonly LogReplay _replay = new(restaurantId);
        private readonly List<Commit> _batch = [];

        public string Id => restaurantId;

        public async ValueTask AddAsync(Commit commit, CancellationToken ct)
        {
            var anew = commit with { Epoch = _epoch };
            _replay.Add(anew);
            _batch.Add(anew);
            if (_batch.Count == Batch) await FlushAsync(ct);
        }

        public async ValueTask<Head> EndAsync(CancellationToken ct)
        {
            await FlushAsync(ct);
            // Whoever opens it next need not fold all of it again.
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
