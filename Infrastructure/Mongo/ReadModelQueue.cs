using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// What the appends of this node have changed and the read models do not show yet. No append waits for it: one write at a time takes all
/// that has gathered, of all restaurants. What is lost, because the node died or the write failed, is in the log; the position stays before
/// it, and a node that finds it there writes it again.
/// </summary>
internal sealed partial class ReadModelQueue : IAsyncDisposable
{
    /// <summary>With so many commits waiting, the next append waits: the read models may lag, but by a moment only.</summary>
    public const int Capacity = 1024;

    /// <summary>Commits in one write; a server that is slow finishes it within the driver's timeout all the same.</summary>
    private const int MostTogether = 128;

    /// <summary>
    /// A query waits this long at most, and so does the end of the host. A write takes milliseconds; behind a server that hangs, each of
    /// several waiting writes would take the driver's timeout.
    /// </summary>
    public static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(3);

    // Another node may not have written the commit before ours yet: how long to wait until the position is tried again.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromSeconds(1);

    private readonly ReadModels _readModels;
    private readonly ReadModelPositions _positions;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Channel<AppendedCommit> _queue =
        Channel.CreateBounded<AppendedCommit>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly SemaphoreSlim _places = new(Capacity, Capacity);
    private readonly Lock _gate = new();
    private readonly Task _running;
    private Task _lastAdded = Task.CompletedTask;
    private Task? _closing;
    private bool _isFailing;

    public ReadModelQueue(ReadModels readModels, ReadModelPositions positions, TimeProvider clock, ILogger logger)
    {
        (_readModels, _positions, _clock, _logger) = (readModels, positions, clock, logger);
        _running = Task.Run(RunAsync);
    }

    private sealed record AppendedCommit(Commit Commit, ChangedEntities Entities)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>
    /// Waits for a place in the queue: for <see cref="Add"/> if the commit is appended, else for <see cref="GiveBack"/>.
    /// </summary>
    public Task ReserveAsync(CancellationToken ct) => _places.WaitAsync(ct);

    public void GiveBack() => _places.Release();

    /// <summary>Never waits: the commit is durable, whatever becomes of its read models.</summary>
    public void Add(Commit commit, ChangedEntities entities)
    {
        var appended = new AppendedCommit(commit, entities);
        // The last one added must be the last one in the queue: then all are written when it is.
        lock (_gate)
        {
            if (_queue.Writer.TryWrite(appended))
            {
                _lastAdded = appended.Written.Task;
                StoreTelemetry.RecordReadModelsWaiting(1);
                return;
            }
        }
        // The queue is closed.
        StoreTelemetry.RecordReadModelsDropped(1);
        GiveBack();
    }

    /// <summary>Waits until what was added before is written, or could not be. False if it still waits after the limit.</summary>
    public async ValueTask<bool> FlushAsync(CancellationToken ct)
    {
        Task last;
        lock (_gate) last = _lastAdded;
        return await EndsAsync(last, ct);
    }

    /// <summary>Accepts no more, and writes what waits, within the limit.</summary>
    public ValueTask DisposeAsync() => new(_closing ??= CloseAsync());

    private async Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        if (await EndsAsync(_running, CancellationToken.None)) return;
        StoreTelemetry.RecordReadModelsDropped(_queue.Reader.Count);
        LogLeft(_queue.Reader.Count, WaitLimit);
    }

    private async ValueTask<bool> EndsAsync(Task task, CancellationToken ct)
    {
        try
        {
            await task.WaitAsync(WaitLimit, _clock, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task RunAsync()
    {
        // The request whose append came first may be traced; what comes later is not part of that trace.
        Activity.Current = null;
        var (next, pause) = (_queue.Reader.WaitToReadAsync().AsTask(), FirstPause);
        while (true)
        {
            if (_positions.AreBehind) await Task.WhenAny(next, Task.Delay(pause, _clock));
            else await next;
            if (!next.IsCompleted)
            {
                await TryAsync(_positions.MoveAsync);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                continue;
            }
            if (!await next) return;
            await WriteWaitingAsync();
            (next, pause) = (_queue.Reader.WaitToReadAsync().AsTask(), FirstPause);
        }
    }

    private async Task WriteWaitingAsync()
    {
        var appended = new List<AppendedCommit>();
        while (appended.Count < MostTogether && _queue.Reader.TryRead(out var one)) appended.Add(one);
        _places.Release(appended.Count);
        StoreTelemetry.RecordReadModelsWaiting(-appended.Count);
        await TryAsync(() => WriteAsync(appended));
        foreach (var one in appended) one.Written.TrySetResult();
    }

    // The commits are durable, and their callers know it. What fails here a node finds in the log, by the position that stays behind.
    private async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            _isFailing = false;
        }
        catch (Exception fault)
        {
            StoreTelemetry.RecordReadModelsFailed();
            if (!_isFailing) LogFailed(fault);
            _isFailing = true;
        }
    }

    private async Task WriteAsync(List<AppendedCommit> appended)
    {
        var restaurants = appended.GroupBy(one => one.Commit.RestaurantId).ToArray();
        try
        {
            await WriteAsync(restaurants);
        }
        // With no error of a write, only the majority is slow: nothing would come of writing it all again.
        catch (MongoBulkWriteException fault) when (restaurants.Length > 1 && fault.WriteErrors.Count > 0)
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

    [LoggerMessage(4004, LogLevel.Warning,
        "Read models could not be written; a node writes them from the log (logged once until a write succeeds)")]
    private partial void LogFailed(Exception fault);

    [LoggerMessage(4005, LogLevel.Warning,
        "The read models of {Commits} or more commits were not written within {Limit} of the end; a node writes them from the log")]
    private partial void LogLeft(int commits, TimeSpan limit);
}
