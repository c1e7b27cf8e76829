using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace RealtimeRestaurant.Hubs.Sockets;

/// <summary>
/// Writes each flush as one WebSocket message, in the call that flushes: nothing is copied into a buffer that another thread reads. SignalR
/// writes one message of a connection at a time.
/// </summary>
/// <param name="patience">A socket that takes no bytes for this long is aborted.</param>
internal sealed class SocketWriter(WebSocket socket, TimeSpan patience, TimeProvider clock) : PipeWriter
{
    private byte[] _buffer = [];
    private int _written;

    public TransferFormat Format { get; set; } = TransferFormat.Text;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _buffer.AsMemory(_written);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _written += bytes;

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        _written == 0 ? SendAsync(source) : base.WriteAsync(source, cancellationToken);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_written == 0) return default;
        var (buffer, length) = (_buffer, _written);
        (_buffer, _written) = ([], 0);
        var result = await SendAsync(buffer.AsMemory(0, length));
        // A socket that was given up may still read the buffer.
        if (!result.IsCompleted) ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    public override void CancelPendingFlush()
    {
        // A message that has begun cannot be taken back, and to end the connection aborts it.
    }

    public override void Complete(Exception? exception = null)
    {
        // The connection closes its socket when the hub has ended.
    }

    private ValueTask<FlushResult> SendAsync(ReadOnlyMemory<byte> message)
    {
        var type = Format is TransferFormat.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        var sending = socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);
        return sending.IsCompletedSuccessfully ? default : FinishAsync(sending.AsTask());
    }

    // Completed: there is nothing to write to any more. An exception would be logged as a fault of the server.
    private async ValueTask<FlushResult> FinishAsync(Task sending)
    {
        try
        {
            await sending.WaitAsync(patience, clock);
            return default;
        }
        catch (Exception fault) when (fault is TimeoutException or WebSocketException or OperationCanceledException or IOException
            or ObjectDisposedException)
        {
            socket.Abort();
            return new(isCanceled: false, isCompleted: true);
        }
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _written >= bytes) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_written + bytes, 2 * _buffer.Length));
        _buffer.AsSpan(0, _written).CopyTo(larger);
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
