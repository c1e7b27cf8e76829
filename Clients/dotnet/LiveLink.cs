using System.Net.Http.Json;

namespace RealtimeRestaurant.Client;

/// <summary>What one link follows.</summary>
/// <param name="Hub">By name.</param>
internal sealed record LiveHub(string Hub, IReadOnlyCollection<EventShape> Events);

/// <summary>Keeps a hub connected, over one connection after the other and at one node after the other, and says how it stands.</summary>
internal sealed class LiveLink(LiveHub hub, Session session, LiveClientOptions options, Action<LiveState> onState)
{
    private readonly SessionOptions _surroundings = session.Options;
    private TaskCompletionSource<LiveConnection> _joined = Unjoined();
    private Task _closing = Task.CompletedTask;
    private int _node;

    public LiveState State { get; private set; } = new(LiveStatus.Offline, session.Options.Clock.GetUtcNow());

    /// <summary>It waits before the next connection.</summary>
    public bool IsPausing { get; private set; }

    /// <summary>The connection that commands go out on: this one, or the next.</summary>
    /// <exception cref="ProblemException">The screen is not allowed.</exception>
    public Task<LiveConnection> JoinedAsync(CancellationToken ct) => Volatile.Read(ref _joined).Task.WaitAsync(ct);

    /// <summary>Connects and follows, until it is cancelled or not allowed, or a handler fails.</summary>
    /// <param name="follow">
    /// Follows a connection to its end, which is an exception, and tells when a Join begins and when it is done. After any exception but a
    /// <see cref="HandlerException"/> the next connection comes.
    /// </param>
    public async Task RunAsync(Func<LiveConnection, Action<LiveStatus>, CancellationToken, Task> follow, CancellationToken ct)
    {
        Volatile.Write(ref _joined, Unjoined());
        SetState(Offline());
        try
        {
            for (var failures = 0; ; failures++, _node++)
            {
                if (await ConnectAsync(ct) is { } connection)
                {
                    if (await FollowAsync(connection, follow, ct)) failures = 0;
                }
                else if (await WhyNotAsync(ct) is { } refusal)
                {
                    _joined.TrySetException(refusal);
                    SetState(new(LiveStatus.NotAllowed, Problem: refusal.Problem));
                    return;
                }
                var pause = Task.Delay(options.Backoff.Before(failures, _surroundings.Random()), _surroundings.Clock, ct);
                IsPausing = true;
                await pause;
                IsPausing = false;
            }
        }
        catch (Exception fault)
        {
            // No caller must wait for a screen that has stopped.
            _joined.TrySetException(fault);
            throw;
        }
        finally { await _closing; }
    }

    // Null: it failed.
    private async Task<LiveConnection?> ConnectAsync(CancellationToken ct)
    {
        LiveConnection? connection = null;
        try
        {
            var address = _surroundings.Nodes[_node % _surroundings.Nodes.Count].Below($"/hubs/{hub.Hub}");
            connection = new LiveConnection(
                address, await session.TokenAsync(ct), options.Protocol, hub.Events, _surroundings.Clock);
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            Close(connection);
            return null;
        }
        catch
        {
            Close(connection);
            throw;
        }
    }

    // False if the connection ended before a Join was done.
    private async Task<bool> FollowAsync(
        LiveConnection connection, Func<LiveConnection, Action<LiveStatus>, CancellationToken, Task> follow, CancellationToken ct)
    {
        var hasJoined = false;
        try { await follow(connection, Tell, ct); }
        catch (Exception fault) when (fault is not HandlerException && !ct.IsCancellationRequested) { /* the next one comes */ }
        finally
        {
            if (_joined.Task.IsCompleted) Volatile.Write(ref _joined, Unjoined());
            Close(connection);
        }
        SetState(Offline());
        return hasJoined;

        void Tell(LiveStatus status)
        {
            if (status == LiveStatus.Live)
            {
                hasJoined = true;
                _joined.TrySetResult(connection);
            }
            SetState(new(status));
        }
    }

    // A socket that fails does not say why. What only another sign-in or another role could change; null: nothing of the kind.
    private async Task<ProblemException?> WhyNotAsync(CancellationToken ct)
    {
        try
        {
            var hubs = await _surroundings.Clock.WithinAsync(Patience.ForAnswers, HubsAsync, ct);
            return hubs.Contains(hub.Hub) ? null : ProblemException.Forbidden(hub.Hub);
        }
        catch (ProblemException refusal) { return refusal.IsNotAllowed ? refusal : null; }
        catch (Exception) when (!ct.IsCancellationRequested) { return null; }
    }

    private async Task<IReadOnlyList<string>> HubsAsync(CancellationToken ct)
    {
        using var response = await session.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/session"), ct);
        if (!response.IsSuccessStatusCode) throw await ProblemException.OfAsync(response, ct);
        return (await response.Content.ReadFromJsonAsync<CurrentSession>(WireObject.Json, ct))?.Hubs ?? [];
    }

    // A connection to a dead node takes long to close; the next one does not wait for it.
    private void Close(LiveConnection? connection)
    {
        if (connection is null) return;
        _closing = Task.WhenAll(_closing, Task.Run(async () => await connection.DisposeAsync()));
    }

    private LiveState Offline() => new(LiveStatus.Offline, _surroundings.Clock.GetUtcNow());

    private void SetState(LiveState state)
    {
        if (state.Is == State.Is) return;
        State = state;
        onState(state);
    }

    private static TaskCompletionSource<LiveConnection> Unjoined() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record CurrentSession(IReadOnlyList<string> Hubs);
}

/// <summary>A handler of the screen has failed: another connection would not help. Its inner exception is the fault.</summary>
internal sealed class HandlerException(Exception fault) : Exception("A handler failed.", fault);
