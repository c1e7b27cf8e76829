using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>What to do with a message that came in.</summary>
public enum Verdict
{
    /// <summary>It is the next one on its stream, or derived and on none: show it.</summary>
    Apply,

    /// <summary>It is known already, live and in a join's reply, say.</summary>
    Drop,

    /// <summary>Something before it is missing: join again.</summary>
    Gap,
}

/// <summary>
/// Where a client is on its three streams: the last seq it has applied on each. The whole of the rule that makes a client miss
/// nothing and apply nothing twice.
/// </summary>
public sealed class StreamPositions
{
    private readonly Dictionary<string, long> _figures = [];
    private long _restaurant, _role, _user, _shown;

    public StreamSeqs Last => new(_restaurant, _role, _user);

    /// <summary>
    /// Judges a message of the log by its <paramref name="seq"/> and <paramref name="prev"/>, and moves on when it is the next one.
    /// </summary>
    public Verdict Accept(string stream, long seq, long prev)
    {
        ref var last = ref LastOn(stream);
        if (seq <= last) return Verdict.Drop;
        if (prev != last) return Verdict.Gap;
        last = seq;
        return Verdict.Apply;
    }

    /// <summary>
    /// Judges a derived message, which has no place in the log and moves no stream: older figures than those shown of its kind are dropped.
    /// </summary>
    public Verdict AcceptFigures(string kind, long seq)
    {
        if (seq < _figures.GetValueOrDefault(kind, _shown)) return Verdict.Drop;
        _figures[kind] = seq;
        return Verdict.Apply;
    }

    /// <summary>True when the server is further on some stream: a last message was lost, which no later one has shown yet.</summary>
    public bool IsBehind(StreamSeqs server) => server.Restaurant > _restaurant || server.Role > _role || server.User > _user;

    /// <summary>Takes over the positions of a snapshot, be they behind its own: the state that they belong to is replaced too.</summary>
    /// <param name="seq">As of which the snapshot's figures are.</param>
    public void ReplaceBy(StreamSeqs server, long seq)
    {
        (_restaurant, _role, _user, _shown) = (server.Restaurant, server.Role, server.User, seq);
        _figures.Clear();
    }

    private ref long LastOn(string stream)
    {
        switch (stream)
        {
            case "restaurant": return ref _restaurant;
            case "role": return ref _role;
            case "user": return ref _user;
            default: throw new ArgumentException($"There is no stream {stream}.", nameof(stream));
        }
    }
}
