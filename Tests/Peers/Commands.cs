using System.Diagnostics;
using System.Text;

namespace RealtimeRestaurant.Peers;

/// <summary>The requests of all rooms in turn, over a few connections.</summary>
internal sealed class Commands
{
    private readonly Phase _phase;
    private readonly Deliveries _deliveries;
    private readonly (byte[] Request, int StampAt)[] _requests;
    private readonly Queue<CommandConnection> _free = new();

    public Commands(Target target, Phase phase, EventLoop loop, Deliveries deliveries)
    {
        (_phase, _deliveries, _requests) = (phase, deliveries, [.. target.Rooms.Select(room => Request(target.Url, room))]);
        for (var i = 0; i < phase.Callers; i++) _free.Enqueue(new(target.Url, loop, Answered));
    }

    public long Sent { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Events that are still to come, of all screens.</summary>
    public long Outstanding => (Sent * _phase.Screens) - _deliveries.Count;

    public bool AreAllAnswered => _free.Count == _phase.Callers;

    /// <summary>Sends as many as the window and the callers allow.</summary>
    public void Pump()
    {
        while (_free.Count > 0 && Outstanding < _phase.Window * _phase.Screens)
        {
            var room = (int)(Sent++ % _requests.Length);
            var (request, stampAt) = _requests[room];
            Stamp.Write(request.AsSpan(stampAt), Stopwatch.GetTimestamp(), room);
            _free.Dequeue().Send(request);
        }
    }

    private void Answered(CommandConnection caller, int status)
    {
        if (status is < 200 or > 299)
        {
            Refused++;
            _deliveries.Fail($"HTTP {status}");
        }
        _free.Enqueue(caller);
    }

    private static (byte[] Request, int StampAt) Request(Uri url, Room room)
    {
        var token = room.Token is null ? "" : $"Authorization: Bearer {room.Token}\r\n";
        var request = Encoding.UTF8.GetBytes(
            $"POST {room.Path} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\n{token}"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(room.Body)}\r\n\r\n{room.Body}");
        return (request, request.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Stamp.Blank)));
    }
}
