using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>
/// One connection to one node, from its opening to its end. What comes in waits in an inbox in the order of arrival, so that
/// messages which overtake the reply of a Join are kept until it is there.
/// </summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    // Three beacons. After that the connection is dead, whatever the socket says.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // How long a broken connection may take to know it.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(2);

    // Messages that may wait for a slow handler, or for the reply of a Join; then the server has to wait.
    private const int InboxCapacity = 4096;

    private readonly HubConnection _hub;
    private readonly TimeProvider _clock;
    private readonly Channel<object> _inbox = Channel.CreateBounded<object>(
        new BoundedChannelOptions(InboxCapacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly ITimer _silence;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveConnection(Uri hub, string token, WireProtocol protocol, IReadOnlyCollection<EventShape> events, TimeProvider clock)
    {
        _clock = clock;
        _silence = clock.CreateTimer(
            _ => End(new TimeoutException("No beacon for 30 s.")), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _hub = Build(hub, token, protocol, events.Select(shape => shape.Name).Append(nameof(Beacon)).ToHashSet());
        foreach (var shape in events) _hub.On(shape.Name, [shape.Message], message => KeepAsync(shape.Unwrap(message[0]!)));
        _hub.On<string, LiveMessage<object>>(
            EveryMethodProtocol.Unknown, (method, message) => KeepAsync(EventShape.Unknown(method).Unwrap(message)));
        _hub.On<Beacon>(nameof(Beacon), beacon =>
        {
            AwaitBeacon();
            return KeepAsync(beacon);
        });
        _hub.Closed += fault =>
        {
            End(fault ?? new IOException("The server closed the connection."));
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// <see cref="LiveEvent"/>s and <see cref="Beacon"/>s in order of arrival; then the fault that ended the connection.
    /// </summary>
    public IAsyncEnumerable<object> Inbox(CancellationToken ct) => _inbox.Reader.ReadAllAsync(ct);

    public async Task OpenAsync(CancellationToken ct)
    {
        await _clock.WithinAsync(Patience.ForAnswers, async within =>
        {
            await _hub.StartAsync(within);
            return true;
        }, ct);
        AwaitBeacon();
    }

    public Task<JoinReply<TSnapshot>> JoinAsync<TSnapshot>(JoinRequest request, CancellationToken ct) where TSnapshot : class =>
        _clock.WithinAsync(Patience.ForAnswers, within => _hub.InvokeAsync<JoinReply<TSnapshot>>("Join", request, within), ct);

    public Task<CommandReply<TResult>> CommandAsync<TResult>(string method, object request, CancellationToken ct) where TResult : class =>
        _hub.InvokeAsync<CommandReply<TResult>>(method, request, ct);

    public IAsyncEnumerable<T> StreamAsync<T>(string method, CancellationToken ct) => _hub.StreamAsync<T>(method, ct);

    /// <summary>
    /// True if the connection is over, or is so within the time that a broken one may take to know it: what was asked on it is not answered
    /// any more.
    /// </summary>
    public async Task<bool> EndsAsync(CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_ended.Task, Task.Delay(EndsWithin, _clock, late.Token));
        await late.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return _ended.Task.IsCompleted;
    }

    public async ValueTask DisposeAsync()
    {
        await _silence.DisposeAsync();
        End(new ObjectDisposedException(nameof(LiveConnection)));
        await _hub.DisposeAsync();
    }

    private static HubConnection Build(Uri hub, string token, WireProtocol protocol, IReadOnlySet<string> methods)
    {
        IHubProtocol spoken = protocol == WireProtocol.MessagePack ? new MessagePackHubProtocol()
            : new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = WireObject.Json }));
        var builder = new HubConnectionBuilder().WithUrl(hub, http =>
        {
            // Without negotiation every node behind a load balancer is as good as any other.
            http.Transports = HttpTransportType.WebSockets;
            http.SkipNegotiation = true;
            http.AccessTokenProvider = () => Task.FromResult<string?>(token);
        });
        builder.Services.AddSingleton<IHubProtocol>(new EveryMethodProtocol(spoken, methods));
        return builder.Build();
    }

    private void AwaitBeacon() => _silence.Change(Silence, Timeout.InfiniteTimeSpan);

    private async Task KeepAsync(object incoming)
    {
        if (await _inbox.Writer.WaitToWriteAsync()) _inbox.Writer.TryWrite(incoming);
    }

    private void End(Exception fault)
    {
        _inbox.Writer.TryComplete(fault);
        _ended.TrySetResult();
    }
}
