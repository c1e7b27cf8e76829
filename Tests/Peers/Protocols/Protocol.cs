namespace RealtimeRestaurant.Peers.Protocols;

/// <summary>
/// How a screen joins its room, and which messages are the events. What it does with an event is little, and the same for every peer: it
/// looks at the message's name and finds the stamp.
/// </summary>
internal abstract class Protocol
{
    public abstract void Opened(ScreenConnection screen);

    public abstract void Received(ScreenConnection screen, ReadOnlySpan<byte> message);
}
