namespace RealtimeRestaurant.Load.Raw;

/// <summary>
/// Holds a screen's messages against the promise: each once, in order, none missing. Unlike a client it asks for nothing again, but
/// counts and goes on. Messages that were sent before <see cref="Begin"/> are known already.
/// </summary>
public sealed class StreamCheck
{
    private readonly long[] _last = new long[3];

    /// <summary>Messages that showed that something before them is missing.</summary>
    public long Lost { get; private set; }

    /// <summary>Messages that came twice in a row.</summary>
    public long Duplicated { get; private set; }

    /// <summary>Messages from before the last one.</summary>
    public long Reordered { get; private set; }

    /// <summary>The sum of the last seqs: equal at two screens that follow the same streams and have received the same.</summary>
    public long Position => _last.Sum();

    public void Begin(long restaurant, long role, long user) => (_last[0], _last[1], _last[2]) = (restaurant, role, user);

    public void Take(RawMessage message)
    {
        if (message is not { Stream: { } stream, Prev: { } prev }) return;
        ref var last = ref _last[stream == "restaurant" ? 0 : stream == "role" ? 1 : 2];
        if (message.Seq == last) Duplicated++;
        else if (message.Seq < last) Reordered++;
        else
        {
            if (prev != last) Lost++;
            last = message.Seq;
        }
    }
}
