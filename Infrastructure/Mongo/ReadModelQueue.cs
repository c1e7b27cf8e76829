using System.Diagnostics;
using System.Threading.Channels;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// What the appends of this node to one log have changed and the read models do not show yet. No append waits for it: one write at a time
/// takes all that has gathered. What is lost, because the node died or the write failed, is in the log; the position stays before it, and
/// a node that finds it there writes it again.
/// </summary>
internal sealed class ReadModelQueue
{
    /// <summary>With so many commits behind, the next append waits: the read models may lag, but by a moment only.</summary>
    private const int Capacity = 256;

    // How long another node may take to write the commit before ours. After that this is left to those who follow the log.
    private static readonly TimeSpan[] Pauses = [.. new[] { 10, 20, 40, 80, 160 }.Select(pause => TimeSpan.FromMilliseconds(pause))];

    private readonly string _restaurantId;
    private readonly ReadModels _readModels;
    private readonly Channel<object> _mail = Channel.CreateBounded<object>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _running;

    // The ranges of events that are written while the position is still before them.
    private readonly List<(long From, long To)> _written = [];

    public ReadModelQueue(string restaurantId, ReadModels readModels)
    {
        (_restaurantId, _readModels) = (restaurantId, readModels);
        _running = Task.Run(RunAsync);
    }

    private sealed record Change(Commit Commit, ChangedEntities Entities);

    public async ValueTask WaitForSpaceAsync(CancellationToken ct) => await _mail.Writer.WaitToWriteAsync(ct);

    /// <summary>Never waits: the commit is durable, whatever becomes of its read models.</summary>
    public void Add(Commit commit, ChangedEntities entities) => _mail.Writer.TryWrite(new Change(commit, entities));

    /// <summary>Waits until what was added before is written, or could not be.</summary>
    public async ValueTask FlushAsync(CancellationToken ct)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_mail.Writer.TryWrite(written))
            if (!await _mail.Writer.WaitToWriteAsync(ct)) return;
        await written.Task.WaitAsync(ct);
    }

    /// <summary>Accepts no more, and writes what waits.</summary>
    public Task CloseAsync()
    {
        _mail.Writer.TryComplete();
        return _running;
    }

    private async Task RunAsync()
    {
        // The request whose append came first may be traced; what comes later is not part of that trace.
        Activity.Current = null;
        while (await _mail.Reader.WaitToReadAsync()) await WriteWaitingAsync();
    }

    private async Task WriteWaitingAsync()
    {
        var (changes, flushes) = (new List<Change>(), new List<TaskCompletionSource>());
        while (changes.Count < Capacity && _mail.Reader.TryRead(out var mail))
        {
            if (mail is Change change) changes.Add(change);
            else flushes.Add((TaskCompletionSource)mail);
        }
        try
        {
            if (changes.Count > 0) await WriteAsync(changes);
        }
        catch (Exception)
        {
            // The commits are durable, and their callers know it. A node that follows the log finds the position behind.
        }
        foreach (var flush in flushes) flush.TrySetResult();
    }

    private async Task WriteAsync(List<Change> changes)
    {
        await _readModels.WriteAsync(
            _restaurantId, ChangedEntities.Merge(changes.Select(change => change.Entities)), CancellationToken.None);
        foreach (var change in changes) Note(change.Commit);
        foreach (var pause in Pauses)
        {
            if (await MovePositionAsync()) return;
            await Task.Delay(pause, TimeProvider.System);
        }
        await MovePositionAsync();
    }

    private void Note(Commit commit)
    {
        if (_written is [.., var last] && commit.FirstSeq >= last.From && commit.FirstSeq <= last.To + 1)
        {
            _written[^1] = (last.From, Math.Max(last.To, commit.LastSeq));
            return;
        }
        // Of another history, if it is before what was written.
        if (_written is [.., var later] && commit.FirstSeq < later.From) _written.Clear();
        if (_written.Count == Capacity) _written.RemoveAt(0);
        _written.Add((commit.FirstSeq, commit.LastSeq));
    }

    private async Task<bool> MovePositionAsync()
    {
        while (_written is [var first, ..])
        {
            if (!await _readModels.TryMovePositionAsync(_restaurantId, first.From, first.To)) return false;
            _written.RemoveAt(0);
        }
        return true;
    }
}
