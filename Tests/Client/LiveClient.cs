using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>
/// A screen that misses nothing and shows nothing twice, whatever the network does: the example for authors of clients. It
/// <list type="number">
/// <item>joins with its position and gets what it missed, or a snapshot that replaces its state;</item>
/// <item>drops what it knows (<c>seq</c> not above the last on the stream) and joins again where something is missing (<c>prev</c> is not
/// the last);</item>
/// <item>joins again when a beacon shows that it is behind, and reconnects when no beacon comes;</item>
/// <item>reconnects for ever, to the nodes in turn, with full-jitter backoff, asking for a token each time;</item>
/// <item>sends a command again, under the same command id, until it has an answer.</item>
/// </list>
/// </summary>
/// <remarks>
/// The handlers are called one at a time, never at once; they must not dispose of the client. A handler that throws stops it; see
/// <see cref="Completion"/>.
/// </remarks>
public sealed class LiveClient<TSnapshot>(LiveScreen<TSnapshot> screen, LiveClientOptions options) : IAsyncDisposable
    where TSnapshot : class
{
    // How long a broken connection may take to know it.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(2);

    private readonly StreamPositions _streams = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _commands = new(options.CommandsInFlight);
    private TaskCompletionSource<LiveConnection> _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _handlerFault;

    /// <summary>Each event once: missed ones by seq, live ones as they come, which is by seq on each stream.</summary>
    public Func<LiveEvent, ValueTask> OnEvent { get; init; } = _ => ValueTask.CompletedTask;

    /// <summary>The state is this now; everything known before is void.</summary>
    public Func<LivePosition, TSnapshot, ValueTask> OnSnapshot { get; init; } = (_, _) => ValueTask.CompletedTask;

    public LivePosition Position { get; private set; } = new(null, 0, 0, new StreamSeqs(0, 0, 0));

    public LiveCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>Ends when the client is disposed of, or with the fault of a handler.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts connecting, and goes on until disposal. Returns at once.</summary>
    public LiveClient<TSnapshot> Start()
    {
        Completion = RunAsync(_stop.Token);
        return this;
    }

    /// <summary>Waits until the client is joined: now, or after the next reconnect.</summary>
    public Task JoinedAsync(CancellationToken ct) => _joined.Task.WaitAsync(ct);

    /// <summary>
    /// Gives a command (a <c>…Request</c> record with a command id made once per intent) and waits for the answer, over as many
    /// connections as it takes: the same id counts once, so sending again is safe and leaving off is not. Ends by an answer, by
    /// <paramref name="ct"/>, or with the <see cref="HubException"/> of a hub that could not take the call. An answer may be "not now"
    /// (429, 503): whether to ask again is up to the caller.
    /// </summary>
    public async Task<CommandReply<object>> CommandAsync(string method, object call, CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token);
        await _commands.WaitAsync(linked.Token);
        try { return await UntilAnsweredAsync(method, call, linked.Token); }
        finally { _commands.Release(); }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<CommandReply<object>> UntilAnsweredAsync(string method, object call, CancellationToken ct)
    {
        while (true)
        {
            var connection = await Volatile.Read(ref _joined).Task.WaitAsync(ct);
            try { return await connection.CommandAsync(method, call, ct); }
            catch (Exception fault) when (!ct.IsCancellationRequested && (fault is not HubException || connection.Ended.IsCompleted))
            {
                // The answer was lost with the connection and the outcome is unknown: the same command goes out on the next one. A
                // connection that lives on has nothing to do with it: the call itself cannot be sent.
                await Task.WhenAny(connection.Ended, Task.Delay(EndsWithin, options.Clock, ct));
                if (!connection.Ended.IsCompleted) throw;
            }
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        for (var (node, attempt) = (0, 0); ; node++)
        {
            var before = Counts.Connections;
            try { await FollowAsync(new Uri(options.Nodes[node % options.Nodes.Count], screen.Path), ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception) when (_handlerFault is null) { /* whatever broke the connection, the answer is the next one */ }
            catch (Exception fault)
            {
                // No caller must wait for a client that has stopped.
                _joined.TrySetException(fault);
                await _stop.CancelAsync();
                throw;
            }

            attempt = Counts.Connections > before ? 0 : attempt + 1;
            await Task.Delay(options.Backoff.Before(attempt, options.Random()), options.Clock, ct);
        }
    }

    // One connection, from open to end. It only ever ends by an exception.
    private async Task FollowAsync(Uri hub, CancellationToken ct)
    {
        await using var connection = new LiveConnection(options, hub, screen.Events.Values);
        try
        {
            await connection.OpenAsync(ct);
            await JoinAsync(connection, ct);
            Counts = Counts with { Connections = Counts.Connections + 1 };
            _joined.TrySetResult(connection);
            await foreach (var incoming in connection.Inbox(ct)) await TakeAsync(connection, incoming, ct);
        }
        finally
        {
            if (_joined.Task.IsCompleted) Volatile.Write(ref _joined, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    private Task TakeAsync(LiveConnection connection, object incoming, CancellationToken ct) => incoming switch
    {
        Beacon beacon => TakeAsync(connection, beacon, ct),
        LiveEvent @event => TakeAsync(connection, @event, ct),
        _ => Task.CompletedTask,
    };

    private async Task TakeAsync(LiveConnection connection, Beacon beacon, CancellationToken ct)
    {
        connection.HeardBeacon();
        // No gap yet: the beacon may have overtaken the message.
        if (beacon.Epoch != Position.Epoch || _streams.IsBehind(beacon.Streams)) await JoinAsync(connection, ct);
        else MoveTo(beacon.Seq, beacon.Seq);
    }

    private async Task TakeAsync(LiveConnection connection, LiveEvent @event, CancellationToken ct)
    {
        if (await ApplyAsync(@event)) return;
        Counts = Counts with { Gaps = Counts.Gaps + 1 };
        await JoinAsync(connection, ct);
        // The reply holds it, since a node knows an event before it sends it. If not, the client leaves that node.
        if (!await ApplyAsync(@event)) throw new InvalidDataException($"A gap before {@event.Seq} remains after joining again.");
    }

    private async Task JoinAsync(LiveConnection connection, CancellationToken ct)
    {
        var first = Position.Epoch is null;
        if (!first) Counts = Counts with { Rejoins = Counts.Rejoins + 1 };
        if (first || !await ResumeAsync(connection, ct)) await StartOverAsync(connection, ct);
    }

    // False when the reply has a hole itself; then the only sound thing is the state as a whole.
    private async Task<bool> ResumeAsync(LiveConnection connection, CancellationToken ct)
    {
        var reply = await connection.JoinAsync<TSnapshot>(new JoinRequest(Position.Epoch, Position.After), ct);
        if (reply.Snapshot is not null)
        {
            await ReplaceAsync(reply);
            return true;
        }

        if (reply.Epoch != Position.Epoch) return false;
        foreach (var missed in reply.Missed ?? [])
            if (!await ApplyAsync(screen.Read(missed))) return false;
        if (_streams.IsBehind(reply.Streams)) return false;
        MoveTo(reply.Seq, reply.Seq);
        return true;
    }

    private async Task StartOverAsync(LiveConnection connection, CancellationToken ct) =>
        await ReplaceAsync(await connection.JoinAsync<TSnapshot>(new JoinRequest(null, null), ct));

    private async Task ReplaceAsync(JoinReply<TSnapshot> reply)
    {
        var snapshot = reply.Snapshot ?? throw new InvalidDataException("A join without a position was answered without a snapshot.");
        _streams.ReplaceBy(reply.Streams, reply.Seq);
        Position = new LivePosition(reply.Epoch, reply.Seq, reply.Seq, reply.Streams);
        Counts = Counts with { Snapshots = Counts.Snapshots + 1 };
        await HandAsync(() => OnSnapshot(Position, snapshot));
    }

    // False when something before it is missing.
    private async ValueTask<bool> ApplyAsync(LiveEvent @event)
    {
        var (stream, seq) = (@event.Stream, @event.Seq);
        switch (@event.Prev is { } prev ? _streams.Accept(stream, seq, prev) : _streams.AcceptFigures(@event.Event, seq))
        {
            case Verdict.Gap:
                return false;
            case Verdict.Drop:
                Counts = Counts with { Duplicates = Counts.Duplicates + 1 };
                return true;
            default:
                if (@event.Prev is not null) MoveTo(@event.Seq, Position.After);
                await HandAsync(() => OnEvent(@event));
                return true;
        }
    }

    // Only ever forward: a node that lags behind the one before may answer with an older seq.
    private void MoveTo(long seq, long after) => Position = Position with
    {
        Seq = Math.Max(Position.Seq, seq),
        After = Math.Max(Position.After, after),
        Streams = _streams.Last,
    };

    private async ValueTask HandAsync(Func<ValueTask> handler)
    {
        try { await handler(); }
        catch (Exception fault)
        {
            _handlerFault = fault;
            throw;
        }
    }
}
