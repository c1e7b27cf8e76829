using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>The contents of a backup.</summary>
public sealed record BackupContents(BackupHeader Header, ImmutableArray<BackedUpLog> Logs);

/// <summary>The log of one restaurant in a backup.</summary>
/// <param name="Name">The restaurant's name at the end of the log.</param>
/// <param name="FirstSeq">The last event of the first commit: a restore up to an earlier event would restore nothing.</param>
/// <param name="Seq">The last event.</param>
/// <param name="From">When the first commit was made.</param>
/// <param name="To">When the last commit was made.</param>
public sealed record BackedUpLog(
    string RestaurantId, string Name, long Commits, long FirstSeq, long Seq, DateTimeOffset From, DateTimeOffset To);

/// <summary>Reads a whole backup as a restore does: every byte, every commit in order, every event folded.</summary>
public static class BackupVerifier
{
    /// <exception cref="InvalidBackupException">The file cannot be restored from.</exception>
    public static async Task<BackupContents> VerifyAsync(string path, Action<BackupProgress>? progress, CancellationToken ct)
    {
        await using var backup = await BackupReader.OpenAsync(path, ct);
        var (logs, current, commits) = (ImmutableArray.CreateBuilder<BackedUpLog>(), default(LogVerifier), 0L);
        await foreach (var line in backup.LinesAsync(ct))
        {
            if (line.Commit is not { } commit) continue;
            if (current?.Id != commit.RestaurantId)
            {
                if (current is not null) logs.Add(current.Log());
                current = new LogVerifier(commit);
            }
            current.Add(commit, path);
            progress?.Invoke(new("verified", ++commits, backup.Header.Commits));
        }
        if (current is not null) logs.Add(current.Log());
        return new(backup.Header, logs.ToImmutable());
    }

    private sealed class LogVerifier(Commit first)
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
                // Whatever exception a rule throws here, this log cannot be restored.
                throw new InvalidBackupException($"{path} cannot be restored: {fault.Message}", fault);
            }
        }

        public BackedUpLog Log() =>
            new(Id, _replay.State.Profile?.Name ?? "", _commits, first.LastSeq, _replay.State.Seq, first.At, _replay.State.At);
    }
}
