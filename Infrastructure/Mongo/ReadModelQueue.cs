using System.Diagnostics;
using System.Threading.Channels;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// What the appends of this node have changed and the read models do not show yet. No append waits for it: one write at a time takes all
/// that has gathered, of all restaurants. What is lost, because the node died or the write failed, is in the log; the position stays before
/// it, and a node that finds it there writes it again.
/// </summary>
internal sealed class ReadModelQueue
{
    /// <summary>With so many commits waiting, the next append waits: the read models may lag, but by a moment only.</summary>
    private const int Capacity = 1024;

    /// <summary>Commits in one write; a server that is slow finishes it within the driver's patience all the same.</summary>
    private const int MostTogether = 128;

    // Another node may not have written the commit before ours yet: how long to wait until the position is tried again.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromSeconds(1);

    private readonly ReadModels _readModels;
    private readonly ReadModelPositions _positions;
    private readonly Channel<object> _mail = Channel.CreateBounded<object>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _running;

    public ReadModelQueue(ReadModels readModels, ReadModelPositions positions)
    {
        (_readModels, _positions) = (readModels, positions);
        _running = Task.Run(RunAsync);
    }

    private sealed record AppendedCommit(Commit Commit, ChangedEntities Entities);

    public async ValueTask WaitForSpaceAsync(CancellationToken ct) => await _mail.Writer.WaitToWriteAsync(ct);

    /// <summary>Never waits: the commit is durable, whatever becomes of its read models.</summary>
    public void Add(Commit commit, ChangedEntities entities) => _mail.Writer.TryWrite(new AppendedCommit(commit, entities));

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
        var (mail, pause) = (_mail.Reader.WaitToReadAsync().AsTask(), FirstPause);
        while (true)
        {
            if (_positions.AreBehind) await Task.WhenAny(mail, Task.Delay(pause, TimeProvider.System));
            else await mail;
            if (!mail.IsCompleted)
            {
                await TryAsync(_positions.MoveAsync);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                continue;
            }
            if (!await mail) return;
            await WriteWaitingAsync();
            (mail, pause) = (_mail.Reader.WaitToReadAsync().AsTask(), FirstPause);
        }
    }

    private async Task WriteWaitingAsync()
    {
        var (appended, flushes) = (new List<AppendedCommit>(), new List<TaskCompletionSource>());
        while (appended.Count < MostTogether && _mail.Reader.TryRead(out var mail))
        {
            if (mail is AppendedCommit one) appended.Add(one);
            else flushes.Add((TaskCompletionSource)mail);
        }
        if (appended.Count > 0) await TryAsync(() => WriteAsync(appended));
        foreach (var flush in flushes) flush.TrySetResult();
    }

    // The commits are durable, and their callers know it. What fails here a node finds in the log, by the position that stays behind.
    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception)
        {
            // See above.
        }
    }

    private async Task WriteAsync(List<AppendedCommit> appended)
    {
        var restaurants = appended.GroupBy(one => one.Commit.RestaurantId).ToArray();
        try
        {
            await WriteAsync(restaurants);
        }
        catch (MongoBulkWriteException) when (restaurants.Length > 1)
        {
            // The server refused what one of them holds: the others must not lag with it.
            foreach (var restaurant in restaurants) await TryAsync(() => WriteAsync([restaurant]));
        }
        await _positions.MoveAsync();
    }

    private async Task WriteAsync(IGrouping<string, AppendedCommit>[] restaurants)
    {
        await _readModels.WriteAsync(
            [.. restaurants.Select(one => new RestaurantChanges(one.Key, ChangedEntities.Merge(one.Select(each => each.Entities))))],
            CancellationToken.None);
        foreach (var one in restaurants.SelectMany(restaurant => restaurant)) _positions.Note(one.Commit);
    }
}
