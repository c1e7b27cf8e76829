using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MessagePack;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Client.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>
/// A screen that checks instead of showing: a bare WebSocket that reads of each message only what the check needs, so that the
/// generator is not what is measured.
/// </summary>
internal sealed class RawScreen(ITargetRestaurant venue, int index, WireProtocol protocol, LatencyHistogram latency) : IAsyncDisposable
{
    private static readonly byte[] TextPing = "{\"type\":6}\u001e"u8.ToArray(), BinaryPing = [2, 0x91, 6];
    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _buffer = new byte[4096];
    private bool _shaken;
    private Task _pump = Task.CompletedTask;

    public StreamCheck Check { get; } = new();

    /// <summary>Screens of one audience hear the same.</summary>
    public (ITargetRestaurant Venue, string Path) Audience { get; } = (venue, venue.Screen(index).AbsolutePath);

    /// <summary>Events heard, and their bytes.</summary>
    public long Heard { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The server ended the connection.</summary>
    public bool Closed { get; private set; }

    public async Task JoinAsync(HttpMessageInvoker network, CancellationToken ct)
    {
        if (venue.Token is { } token) _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await _socket.ConnectAsync(new UriBuilder(venue.Screen(index)) { Scheme = "ws" }.Uri, network, ct);
        await SendAsync(Encoding.UTF8.GetBytes($"{{\"protocol\":\"{(protocol == WireProtocol.Json ? "json" : "messagepack")}\",\"version\":1}}\u001e"), ct);
        await SendAsync(JoinCall(), ct);
        _pump = PumpAsync(ct);
        await _joined.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, ct);
    }

    /// <summary>The server drops who says nothing for long.</summary>
    public ValueTask PingAsync(CancellationToken ct) => Closed ? ValueTask.CompletedTask : SendAsync(protocol == WireProtocol.Json ? TextPing : BinaryPing, ct);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _pump;
        _socket.Dispose();
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        _socket.SendAsync(bytes, protocol == WireProtocol.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, ct);

    private byte[] JoinCall()
    {
        var call = $"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Join\",\"arguments\":[{venue.JoinArgument}]}}";
        if (protocol == WireProtocol.Json) return Encoding.UTF8.GetBytes(call + "\u001e");
        var packed = MessagePackSerializer.ConvertFromJson($"[1,{{}},\"1\",\"Join\",[{venue.JoinArgument}],[]]");
        return packed.Length < 128 ? [(byte)packed.Length, .. packed] : throw new InvalidOperationException("A join is short.");
    }

    private async Task PumpAsync(CancellationToken ct)
    {
        try
        {
            for (var filled = 0; ;)
            {
                var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled), ct);
                if (read.MessageType == WebSocketMessageType.Close) break;
                filled = TakeAll(filled + read.Count);
                if (filled == _buffer.Length) Array.Resize(ref _buffer, 2 * filled);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException) { /* over, by either side */ }
        Closed = true;
        _joined.TrySetException(new IOException("The connection ended before it was joined."));
    }

    // Gives back how many bytes of an unfinished message are left, now at the front.
    private int TakeAll(int filled)
    {
        var now = Stopwatch.GetTimestamp();
        ReadOnlyMemory<byte> rest = _buffer.AsMemory(0, filled);
        while (RawFrames.TryTake(_shaken ? protocol : WireProtocol.Json, ref rest, out var message))
        {
            if (_shaken) Take(message, now);
            _shaken = true;
        }
        rest.CopyTo(_buffer);
        return rest.Length;
    }

    private void Take(ReadOnlyMemory<byte> bytes, long now)
    {
        var message = RawMessage.Read(protocol, bytes);
        if (message.Kind == RawKind.Completion) Begin(bytes);
        if (message.Kind != RawKind.Event) return;
        Heard++;
        Bytes += bytes.Length;
        Check.Take(message);
        if (!message.Created) return;
        if (RawMessage.Due(bytes.Span) is > 0 and var due) latency.Record(Stopwatch.GetElapsedTime(due, now));
        venue.Shown.Add();
    }

    private void Begin(ReadOnlyMemory<byte> completion)
    {
        using var reply = JsonDocument.Parse(protocol == WireProtocol.Json ? Encoding.UTF8.GetString(completion.Span) : MessagePackSerializer.ConvertToJson(completion));
        var failed = protocol == WireProtocol.Json ? !reply.RootElement.TryGetProperty("result", out var result) : (result = reply.RootElement[4]).ValueKind != JsonValueKind.Object;
        if (failed || !result.TryGetProperty("streams", out var streams)) _joined.TrySetException(new InvalidOperationException($"The join was refused: {reply.RootElement}"));
        else
        {
            Check.Begin(streams.GetProperty("restaurant").GetInt64(), streams.GetProperty("role").GetInt64(), streams.GetProperty("user").GetInt64());
            _joined.TrySetResult();
        }
    }
}
