using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>What a backup holds.</summary>
public sealed record BackupContents(BackupHeader Header, ImmutableArray<BackedUpLog> Logs);

/// <param name="Name">Of the restaurant, as it is called at the end.</param>
/// <param name="FirstSeq">Of the last event of the first commit: less is nothing.</param>
/// <param name="Seq">Of the last event.</param>
/// <param name="From">When the first commit was made, and <paramref name="To"/> when the last.</param>
public sealed record BackedUpLog(string RestaurantId, string Name, long Commits, long FirstSeq, long Seq, DateTimeOffset From,
    DateTimeOffset To);

/// <summary>Reads a whole backup as a restore would: every byte, every commit in its place, every event folded.</summary>
public static class BackupVerifier
{
    /// <exception cref="InvalidBackupException">It is not a backup that can be restored.</exception>
    public static async Task<BackupContents> VerifyAsync(string path, Action<BackupProgress>? progress, CancellationToken ct)
    {
        await using var backup = await BackupReader.OpenAsync(path, ct);
        var (logs, current, commits) = (ImmutableArray.CreateBuilder<BackedUpLog>(), default(StateRoutes), 0L);
        await foreach (var line in backup.LinesAsync(ct))
        {
            if (line.Commit is not { } commit) continue;
            if (current?.Id != commit.RestaurantId)
            {
                if (current is not null) logs.Add(current.Log());
                current = new StateRoutes(commit);
            }
            current.Add(commit, path);
            progress?.Invoke(new("verified", ++commits, backup.Header.Commits));
        }
        if (current is not null) logs.Add(current.Log());
        return new(backup.Header, logs.ToImmutable());
    }

    private sealed class StateRoutes(Commit first)
    {
        private readonly LogReplay _replay = new(first.RestaurantId);
        private long _commits;

        public string Id => first.RestaurantId;

        public void Add(Commit commit, string path)
        {
            try
            {
                _replay.Add(commit);
                _commits++;
            }
            catch (Exception fault)
            {
                // An edge: whatever a rule makes of it, this log cannot be put back.
                throw new InvalidBackupException($"{path} cannot be restored: {fault.Message}", fault);
            }
        }

        public BackedUpLog Log() =>
            new(Id, _replay.State.Profile?.Name ?? "", _commits, first.LastSeq, _replay.State.Seq, first.At, _replay.State.At);
    }
}
