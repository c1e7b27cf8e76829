using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>
/// A screen that misses nothing and shows nothing twice, whatever the network does. It
/// <list type="number">
/// <item>joins with its position and gets what it missed, or a snapshot that replaces its state;</item>
/// <item>drops what it knows, and joins again where something is missing;</item>
/// <item>joins again when a beacon shows that it is behind, and reconnects when no beacon comes;</item>
/// <item>reconnects for ever, to the nodes in turn, and asks the server why a connect failed: it stops where it is not allowed;</item>
/// <item>sends a command again, under the same id, until it has an answer.</item>
/// </list>
/// </summary>
/// <remarks>
/// Its handlers are called one at a time, in the order of the log on each stream; add them before the start. One that throws stops the
/// screen, since what it shows may be wrong from then on; see <see cref="Completion"/>. A handler must not stop or dispose of the client.
/// </remarks>
public sealed class LiveClient<TSnapshot> : IAsyncDisposable where TSnapshot : class
{
    private readonly LiveScreen<TSnapshot> _screen;
    private readonly SessionOptions _surroundings;
    private readonly LiveLink _link;
    private readonly LiveFeed<TSnapshot> _feed;
    private readonly List<Action<LiveEvent>> _onEvent = [];
    private readonly List<Action<TSnapshot>> _onSnapshot = [];
    private readonly List<Action<LiveState>> _onState = [];
    private CancellationTokenSource _stop = new();

    /// <param name="screen">One of <see cref="LiveScreens"/>.</param>
    /// <param name="session">Not disposed of with the client; several clients may share one.</param>
    public LiveClient(LiveScreen<TSnapshot> screen, Session session, LiveClientOptions? options = null)
    {
        (_screen, _surroundings) = (screen, session.Options);
        _feed = new(screen, snapshot => Hand(_onSnapshot, snapshot), @event =>
        {
            // One of a later version has its place in the log, and nothing that this client could show.
            if (screen.Events.ContainsKey(@event.Event)) Hand(_onEvent, @event);
        });
        _link = new(new(screen.Hub, screen.Events.Values), session, options ?? new(), state => Hand(_onState, state));
    }

    /// <summary>How it stands.</summary>
    public LiveState State => _link.State;

    /// <summary>Where it is in the log.</summary>
    public LivePosition Position => _feed.Position;

    /// <summary>What it has lived through.</summary>
    public LiveCounts Counts => _feed.Counts;

    /// <summary>
    /// Ends when the screen is stopped or not allowed (<see cref="State"/> says which), or with the fault of a handler.
    /// </summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    internal int Taken => _feed.Taken;

    internal bool IsPausing => _link.IsPausing;

    /// <summary>Everything shown so far is void, and this is the state now.</summary>
    public LiveClient<TSnapshot> OnSnapshot(Action<TSnapshot> handler)
    {
        _onSnapshot.Add(handler);
        return this;
    }

    /// <summary>Each event once: missed ones by seq, live ones as they come, which is by seq on each stream.</summary>
    public LiveClient<TSnapshot> OnEvent(Action<LiveEvent> handler)
    {
        _onEvent.Add(handler);
        return this;
    }

    /// <summary>Each event whose data is of this type, such as <see cref="OrderCompleted"/>.</summary>
    /// <exception cref="ArgumentException">The hub sends no such data.</exception>
    public LiveClient<TSnapshot> On<TData>(Action<TData> handler)
    {
        if (_screen.Events.Values.All(shape => shape.Data != typeof(TData)))
            throw new ArgumentException($"The {_screen.Hub} hub sends no {typeof(TData).Name}.", nameof(handler));
        return OnEvent(@event =>
        {
            if (@event.Data is TData data) handler(data);
        });
    }

    /// <summary>Each change of <see cref="State"/>.</summary>
    public LiveClient<TSnapshot> OnState(Action<LiveState> handler)
    {
        _onState.Add(handler);
        return this;
    }

    /// <summary>
    /// Starts connecting, and goes on for ever: until it is stopped, or until it is not allowed. Returns at once. Once it has stopped it
    /// can be started again, and goes on from where it was.
    /// </summary>
    public LiveClient<TSnapshot> Start()
    {
        if (!Completion.IsCompleted) return this;
        _stop = new();
        Completion = RunAsync(_stop.Token);
        return this;
    }

    /// <summary>Disconnects. What the screen shows stays. Throws what <see cref="Completion"/> has.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Completion;
    }

    /// <summary>Waits until it is joined: now, or after the next reconnect.</summary>
    /// <exception cref="ProblemException">It is not allowed.</exception>
    public Task JoinedAsync(CancellationToken ct = default) => _link.JoinedAsync(ct);

    /// <summary>
    /// Sends a command under one id, over as many connections as it takes, until there is an answer. A refusal is an answer: <c>Ok</c> is
    /// false, and <c>Problem</c> says why.
    /// </summary>
    /// <param name="command">The hub method, such as <c>SetItemStatus</c>.</param>
    /// <param name="request">Its members without the command id, as an anonymous object or a record.</param>
    /// <exception cref="UnansweredException">No answer in time; the exception has the command id.</exception>
    /// <exception cref="ProblemException">The screen is not allowed.</exception>
    /// <exception cref="HubException">The hub could not take the call: it has no such method, or the request does not fit it.</exception>
    public Task<CommandReply<TResult>> SendAsync<TResult>(
        string command, object request, CommandOptions? options = null, CancellationToken ct = default) where TResult : class =>
        _surroundings.UntilAnsweredAsync<CommandReply<TResult>>(options, async (commandId, within) =>
        {
            var connection = await _link.JoinedAsync(within);
            try
            {
                var reply = await connection.CommandAsync<TResult>(command, WireObject.Request(request, commandId), within);
                return Attempt<CommandReply<TResult>>.Of(reply, reply.Problem);
            }
            catch (Exception) when (!within.IsCancellationRequested)
            {
                // The answer was lost with the connection. A connection that lives has nothing to do with it: the call itself cannot be
                // sent.
                if (!await connection.EndsAsync(within)) throw;
                return new(default, Again: true);
            }
        }, ct);

    /// <summary>
    /// The items of a stream of the dashboard, such as <c>StreamStats</c>: the current ones at once, then each change. It comes back after
    /// a reconnect, and ends when the caller leaves the loop or cancels it, or with the screen. A reader that is slow gets the newest.
    /// </summary>
    public async IAsyncEnumerable<LiveMessage<TData>> StreamAsync<TData>(
        string stream, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var failures = 0; ; failures++)
        {
            var connection = await _link.JoinedAsync(ct);
            using var left = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var items = Newest(connection.StreamAsync<LiveMessage<TData>>(stream, left.Token), left.Token);
            try
            {
                while (await MovesAsync(items, connection, ct))
                {
                    failures = 0;
                    while (items.TryRead(out var item)) yield return item;
                }
            }
            finally { await left.CancelAsync(); }
            await Task.Delay(Backoff.Default.Before(failures, _surroundings.Random()), _surroundings.Clock, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    // False: the stream is over and has to be asked for again.
    private static async Task<bool> MovesAsync<T>(ChannelReader<T> items, LiveConnection connection, CancellationToken ct)
    {
        try { return await items.WaitToReadAsync(ct); }
        catch (HubException fault) when (fault.Message.Contains("rateLimited", StringComparison.Ordinal)) { return false; }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            if (!await connection.EndsAsync(ct)) throw;
            return false;
        }
    }

    private static ChannelReader<T> Newest<T>(IAsyncEnumerable<T> items, CancellationToken ct)
    {
        var newest = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _ = PumpAsync();
        return newest.Reader;

        async Task PumpAsync()
        {
            try
            {
                await foreach (var item in items.WithCancellation(ct)) newest.Writer.TryWrite(item);
                newest.Writer.TryComplete();
            }
            catch (Exception fault) { newest.Writer.TryComplete(fault); }
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try { await _link.RunAsync(_feed.FollowAsync, ct); }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { /* stopped */ }
        catch (HandlerException fault)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault.InnerException!);
        }
    }

    private static void Hand<T>(List<Action<T>> handlers, T value)
    {
        try { foreach (var handler in handlers) handler(value); }
        catch (Exception fault) { throw new HandlerException(fault); }
    }
}
