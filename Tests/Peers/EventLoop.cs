using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace RealtimeRestaurant.Peers;

/// <summary>What has a socket in the loop.</summary>
internal interface IConnection
{
    void Readable();
}

/// <summary>
/// One thread that polls one epoll set: the client has a core of its own, and must never be the slow side. Tasks and the thread pool would
/// cost it twice as much for each event.
/// </summary>
/// <param name="sleeps">It waits for the next event, a millisecond at most, instead of asking without a pause.</param>
internal sealed partial class EventLoop(bool sleeps)
{
    private const int Add = 1;
    private const uint In = 1;
    private readonly int _epoll = Create(0);
    private readonly List<IConnection> _connections = [];
    private readonly Event[] _ready = new Event[256];

    /// <summary>Where sockets are read into; what is left of it is a connection's to copy.</summary>
    public byte[] Buffer { get; } = new byte[512 * 1024];

    /// <summary>The time spent on events, not on waiting for them.</summary>
    public TimeSpan Busy { get; set; }

    public void Watch(Socket socket, IConnection connection)
    {
        var wanted = new Event(In, (ulong)_connections.Count);
        _connections.Add(connection);
        if (Control(_epoll, Add, (int)socket.Handle, ref wanted) != 0) throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    public void Step()
    {
        var began = Stopwatch.GetTimestamp();
        var count = Wait(_epoll, _ready, _ready.Length, sleeps ? 1 : 0);
        if (count <= 0) return;
        if (sleeps) began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) _connections[(int)_ready[i].Data].Readable();
        Busy += Stopwatch.GetElapsedTime(began);
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1")]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int descriptor, ref Event wanted);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    private static partial int Wait(int epoll, Span<Event> ready, int most, int milliseconds);

    // Packed on x86-64, where the script lets it run.
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Event(uint Events, ulong Data);
}
