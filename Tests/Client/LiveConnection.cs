using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>
/// One connection to one node, from its opening to its end. What comes in waits in an inbox in the order of arrival, so that
/// messages which overtake the reply of a join are kept until it is there.
/// </summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly TimeSpan _patience, _silence;
    private readonly TimeProvider _clock;
    private readonly Channel<object> _inbox;
    private readonly ITimer _silenceTimer;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveConnection(LiveClientOptions options, Uri hub, IEnumerable<EventShape> events)
    {
        (_patience, _silence, _clock) = (options.Patience, options.Silence, options.Clock);
        var capacity = new BoundedChannelOptions(options.InboxCapacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true };
        _inbox = Channel.CreateBounded<object>(capacity);
        _hub = Build(options, hub);
        foreach (var shape in events) _hub.On(shape.Name, [shape.Message], message => Keep(shape.Unwrap(message[0]!)));
        _hub.On<Beacon>(nameof(Beacon), beacon => Keep(beacon));
        _hub.Closed += error =>
        {
            End(error ?? new IOException("The server closed the connection."));
            return Task.CompletedTask;
        };
        var never = Timeout.InfiniteTimeSpan;
        _silenceTimer = _clock.CreateTimer(_ => End(new TimeoutException("No beacon came.")), null, never, never);
    }

    /// <summary>Completes when the connection is over; a caller that waits for an answer on it will not get one.</summary>
    public Task Ended => _ended.Task;

    /// <summary>
    /// <see cref="LiveEvent"/>s and <see cref="Beacon"/>s in order of arrival; ends with the fault that ended the connection.
    /// </summary>
    public IAsyncEnumerable<object> Inbox(CancellationToken ct) => _inbox.Reader.ReadAllAsync(ct);

    public async Task OpenAsync(CancellationToken ct)
    {
        await _hub.StartAsync(ct).WaitAsync(_patience, _clock, ct);
        HeardBeacon();
    }

    public Task<JoinReply<TSnapshot>> JoinAsync<TSnapshot>(JoinRequest request, CancellationToken ct) where TSnapshot : class =>
        _hub.InvokeAsync<JoinReply<TSnapshot>>("Join", request, ct).WaitAsync(_patience, _clock, ct);

    public Task<CommandReply<object>> CommandAsync(string method, object call, CancellationToken ct) =>
        _hub.InvokeAsync<CommandReply<object>>(method, call, ct);

    /// <summary>The connection lives; the wait for the next beacon begins.</summary>
    public void HeardBeacon() => _silenceTimer.Change(_silence, Timeout.InfiniteTimeSpan);

    public async ValueTask DisposeAsync()
    {
        await _silenceTimer.DisposeAsync();
        End(new ObjectDisposedException(nameof(LiveConnection)));
        await _hub.DisposeAsync();
    }

    private static HubConnection Build(LiveClientOptions options, Uri hub)
    {
        var builder = new HubConnectionBuilder().WithUrl(hub, http =>
        {
            // Without negotiation every node behind a load balancer is as good as any other.
            http.Transports = HttpTransportType.WebSockets;
            http.SkipNegotiation = true;
            http.AccessTokenProvider = async () => await options.Token(CancellationToken.None);
        });
        return (options.Protocol == WireProtocol.MessagePack ? builder.AddMessagePackProtocol() : builder.AddJsonProtocol()).Build();
    }

    private async Task Keep(object incoming)
    {
        if (await _inbox.Writer.WaitToWriteAsync()) _inbox.Writer.TryWrite(incoming);
    }

    private void End(Exception fault)
    {
        _inbox.Writer.TryComplete(fault);
        _ended.TrySetResult();
    }
}
