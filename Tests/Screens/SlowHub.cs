using System.Text.RegularExpressions;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>The hubs as a device hears them, which can be held back while what the device says goes through.</summary>
internal sealed class SlowHub
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _held = new();
    private bool _isHeld;

    /// <summary>Stands between a device and its hubs; to be called before its first page.</summary>
    public static async Task<SlowHub> BeforeAsync(Device device)
    {
        var hub = new SlowHub();
        await device.Context.RouteWebSocketAsync(new Regex("/hubs/"), socket => socket.ConnectToServer().OnMessage(frame => hub.Pass(() =>
        {
            if (frame.Text is { } text) socket.Send(text);
            else socket.Send(frame.Binary!);
        })));
        return hub;
    }

    public void Hold()
    {
        lock (_lock) _isHeld = true;
    }

    public void Release()
    {
        lock (_lock)
        {
            _isHeld = false;
            while (_held.TryDequeue(out var send)) send();
        }
    }

    private void Pass(Action send)
    {
        lock (_lock)
        {
            if (_isHeld) _held.Enqueue(send);
            else send();
        }
    }
}
