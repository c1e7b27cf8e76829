using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MessagePack;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Load.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>
/// A screen that checks instead of showing: a bare WebSocket that reads of each message only what the check needs, so that the
/// generator is not what is measured.
/// </summary>
internal sealed class RawScreen(ITargetRestaurant restaurant, int index, WireProtocol protocol, LatencyHistogram latency) : IAsyncDisposable
{
    private static readonly byte[] TextPing = "{\"type\":6}\u001e"u8.ToArray(), BinaryPing = [2, 0x91, 6];
    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _buffer = new byte[4096];
    private bool _shaken;
    private Task _pump = Task.CompletedTask;

    public StreamCheck Check { get; } = new();

    /// <summary>Screens of one group receive the same.</summary>
    public (ITargetRestaurant Restaurant, string Path) Group { get; } = (restaurant, restaurant.Screen(index).AbsolutePath);

    /// <summary>Events received, and their bytes.</summary>
    public long Received { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The server ended the connection.</summary>
    public bool Closed { get; private set; }

    public async Task JoinAsync(HttpMessageInvoker network, CancellationToken ct)
    {
        if (restaurant.Token is { } token) _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await _socket.ConnectAsync(new UriBuilder(restaurant.Screen(index)) { Scheme = "ws" }.Uri, network, ct);
        var name = protocol == WireProtocol.Json ? "json" : "messagepack";
        await SendAsync(Encoding.UTF8.GetBytes($"{{\"protocol\":\"{name}\",\"version\":1}}\u001e"), ct);
        await SendAsync(JoinCall(), ct);
        _pump = PumpAsync(ct);
        await _joined.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, ct);
    }

    /// <summary>The server closes a connection that sends nothing for long.</summary>
    public ValueTask PingAsync(CancellationToken ct) =>
        Closed ? ValueTask.CompletedTask : SendAsync(protocol == WireProtocol.Json ? TextPing : BinaryPing, ct);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _pump;
        _socket.Dispose();
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var type = protocol == WireProtocol.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        return _socket.SendAsync(bytes, type, endOfMessage: true, ct);
    }

    private byte[] JoinCall()
    {
        var call = $"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Join\",\"arguments\":[{restaurant.JoinArgument}]}}";
        if (protocol == WireProtocol.Json) return Encoding.UTF8.GetBytes(call + "\u001e");
        var packed = MessagePackSerializer.ConvertFromJson($"[1,{{}},\"1\",\"Join\",[{restaurant.JoinArgument}],[]]");
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
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It was ended by either side.
        }
        Closed = true;
        _joined.TrySetException(new IOException("The connection ended before it was joined."));
    }

    // Returns the number of bytes of an unfinished message, which are now at the front.
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
        Received++;
        Bytes += bytes.Length;
        Check.Take(message);
        if (!message.Created) return;
        if (RawMessage.Due(bytes.Span) is > 0 and var due) latency.Record(Stopwatch.GetElapsedTime(due, now));
        restaurant.Shown.Add();
    }

    private void Begin(ReadOnlyMemory<byte> completion)
    {
        var json = protocol == WireProtocol.Json;
        using var reply = JsonDocument.Parse(json
            ? Encoding.UTF8.GetString(completion.Span) : MessagePackSerializer.ConvertToJson(completion));
        var failed = json
            ? !reply.RootElement.TryGetProperty("result", out var result)
            : (result = reply.RootElement[4]).ValueKind != JsonValueKind.Object;
        if (failed || !result.TryGetProperty("streams", out var streams))
            _joined.TrySetException(new InvalidOperationException($"The join was refused: {reply.RootElement}"));
        else
        {
            long Seq(string stream) => streams.GetProperty(stream).GetInt64();
            Check.Begin(Seq("restaurant"), Seq("role"), Seq("user"));
            _joined.TrySetResult();
        }
    }
}
