using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>A relay between two parties that speak TCP, which can be cut, stalled, made to lose the answers, and healed.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Link, byte> _links = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private TaskCompletionSource? _stalled;
    private Hold? _hold;
    private volatile bool _refuses, _losesAnswers;

    private sealed record Link(TcpClient Near, TcpClient Far);

    private sealed record Hold(Predicate<ReadOnlyMemory<byte>> IsHeld, TaskCompletionSource Healed);

    /// <summary>Relays to the server at this address.</summary>
    public FaultProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends every connection and refuses new ones, until healed.</summary>
    public void Cut()
    {
        _refuses = true;
        CutOnce();
    }

    /// <summary>Ends every connection; new ones are welcome.</summary>
    public void CutOnce()
    {
        foreach (var link in _links.Keys) Close(link);
    }

    /// <summary>Connections stay open and nothing passes, in either direction, until healed: a hung server.</summary>
    public void Stall() => Interlocked.CompareExchange(ref _stalled, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>
    /// These requests wait until healed or until this is called again, and so does what follows them on their connection; all others pass.
    /// </summary>
    /// <param name="isHeld">Called for what arrives in one piece, which a small request does.</param>
    public void HoldRequests(Predicate<ReadOnlyMemory<byte>> isHeld) =>
        Interlocked.Exchange(ref _hold, new(isHeld, new(TaskCreationOptions.RunContinuationsAsynchronously)))?.Healed.TrySetResult();

    /// <summary>Requests arrive, answers vanish. Cut afterwards: a stream that lacks its middle is of no use to anybody.</summary>
    public void LoseAnswers() => _losesAnswers = true;

    public void Heal()
    {
        (_refuses, _losesAnswers) = (false, false);
        Interlocked.Exchange(ref _stalled, null)?.TrySetResult();
        Interlocked.Exchange(ref _hold, null)?.Healed.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        Heal();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var near = await _listener.AcceptTcpClientAsync(_stop.Token);
            if (_refuses) near.Dispose();
            else _ = RelayAsync(near);
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        var link = new Link(near, new TcpClient());
        _links[link] = 0;
        try
        {
            await link.Far.ConnectAsync(_host, _port, _stop.Token);
            near.NoDelay = link.Far.NoDelay = true;
            await Task.WhenAny(PumpAsync(near, link.Far, answers: false), PumpAsync(link.Far, near, answers: true));
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is away: the caller sees a closed connection.
        }
        Close(link);
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var read and > 0)
            {
                if (Volatile.Read(ref _stalled) is { } stalled) await stalled.Task;
                if (!answers && Volatile.Read(ref _hold) is { } hold && hold.IsHeld(buffer.AsMemory(0, read))) await hold.Healed.Task;
                if (!(answers && _losesAnswers)) await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
            // One of the two went away; the relay closes the other.
        }
    }

    private void Close(Link link)
    {
        _links.TryRemove(link, out _);
        link.Near.Dispose();
        link.Far.Dispose();
    }
}
