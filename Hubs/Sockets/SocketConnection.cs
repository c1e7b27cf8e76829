using System.Collections;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace RealtimeRestaurant.Hubs.Sockets;

/// <summary>One connection to a hub over a WebSocket: its transport and all features that SignalR asks of it.</summary>
/// <param name="request">The request that was upgraded.</param>
/// <param name="expires">When the access token expires, and the connection is closed.</param>
internal sealed class SocketConnection(
    WebSocket socket, ClaimsPrincipal user, IHttpRequestLifetimeFeature request, DateTimeOffset? expires, LiveHubOptions options,
    TimeProvider clock)
    : ConnectionContext, IDuplexPipe, IFeatureCollection, IConnectionUserFeature, ITransferFormatFeature, IConnectionHeartbeatFeature,
        IConnectionLifetimeFeature, IConnectionLifetimeNotificationFeature
{
    // How long the client may take to answer a close.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private static readonly PipeOptions Received = new(
        pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024, useSynchronizationContext: false);

    private readonly Pipe _received = new(Received);
    private readonly SocketWriter _writer = new(socket, options.SendTimeout, clock);
    private readonly CancellationTokenSource _closeRequested = new();
    private (Action<object> Action, object State)[] _heartbeats = [];
    private FeatureCollection? _added;

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    // Calls and timers use them at the same time.
    public override IDictionary<object, object?> Items { get; set; } = new ConcurrentDictionary<object, object?>(1, 7);

    public override IFeatureCollection Features => this;

    public override IDuplexPipe Transport
    {
        get => this;
        set => throw new NotSupportedException();
    }

    public override CancellationToken ConnectionClosed
    {
        get => request.RequestAborted;
        set => throw new NotSupportedException();
    }

    PipeReader IDuplexPipe.Input => _received.Reader;

    PipeWriter IDuplexPipe.Output => _writer;

    ClaimsPrincipal? IConnectionUserFeature.User
    {
        get => user;
        set => throw new NotSupportedException();
    }

    TransferFormat ITransferFormatFeature.SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    TransferFormat ITransferFormatFeature.ActiveFormat
    {
        get => _writer.Format;
        set => _writer.Format = value;
    }

    CancellationToken IConnectionLifetimeNotificationFeature.ConnectionClosedRequested
    {
        get => _closeRequested.Token;
        set => throw new NotSupportedException();
    }

    /// <summary>Runs the hub on the connection until either ends.</summary>
    public async Task RunAsync(ConnectionHandler hub)
    {
        var receiving = ReceiveAsync();
        try
        {
            await hub.OnConnectedAsync(this);
        }
        finally
        {
            await _received.Reader.CompleteAsync();
            await CloseAsync(receiving);
            _closeRequested.Dispose();
        }
    }

    /// <summary>To be called once a second.</summary>
    public void Tick()
    {
        if (clock.GetUtcNow() > expires) RequestClose();
        foreach (var (action, state) in _heartbeats) action(state);
    }

    /// <summary>Asks the hub to tell the client to reconnect, and to end.</summary>
    public void RequestClose()
    {
        try
        {
            _closeRequested.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended.
        }
    }

    public void OnHeartbeat(Action<object> action, object state) => _heartbeats = [.. _heartbeats, (action, state)];

    public override void Abort()
    {
        socket.Abort();
        request.Abort();
    }

    public override void Abort(ConnectionAbortedException abortReason) => Abort();

    private async Task ReceiveAsync()
    {
        try
        {
            while (await ReceivePartAsync())
            {
                // The next one.
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went without a word, or the connection was aborted.
        }
        finally
        {
            await _received.Writer.CompleteAsync();
        }
    }

    private async ValueTask<bool> ReceivePartAsync()
    {
        // Waits without a buffer: a connection from which nothing comes holds none.
        if ((await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)).MessageType is WebSocketMessageType.Close) return false;
        var part = await socket.ReceiveAsync(_received.Writer.GetMemory(), CancellationToken.None);
        if (part.MessageType is WebSocketMessageType.Close) return false;
        _received.Writer.Advance(part.Count);
        return !(await _received.Writer.FlushAsync()).IsCompleted;
    }

    private async Task CloseAsync(Task receiving)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default).WaitAsync(CloseTimeout, clock);
            await receiving.WaitAsync(CloseTimeout, clock);
        }
        catch (Exception fault) when (fault is TimeoutException or WebSocketException or OperationCanceledException or IOException
            or ObjectDisposedException)
        {
            socket.Abort();
            await receiving;
        }
    }

    // The features are interfaces of this object: a table of them would be half a kilobyte for each connection. The backplane adds one.
    bool IFeatureCollection.IsReadOnly => false;

    int IFeatureCollection.Revision => _added?.Revision ?? 0;

    object? IFeatureCollection.this[Type key]
    {
        get => key.IsInstanceOfType(this) ? this : _added?[key];
        set => (_added ??= new FeatureCollection())[key] = value;
    }

    TFeature? IFeatureCollection.Get<TFeature>() where TFeature : default =>
        this is TFeature own ? own : _added is null ? default : _added.Get<TFeature>();

    void IFeatureCollection.Set<TFeature>(TFeature? instance) where TFeature : default =>
        (_added ??= new FeatureCollection()).Set(instance);

    IEnumerator<KeyValuePair<Type, object>> IEnumerable<KeyValuePair<Type, object>>.GetEnumerator() =>
        GetType().GetInterfaces().Select(feature => KeyValuePair.Create<Type, object>(feature, this))
            .Concat(_added ?? Enumerable.Empty<KeyValuePair<Type, object>>()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<Type, object>>)this).GetEnumerator();
}
