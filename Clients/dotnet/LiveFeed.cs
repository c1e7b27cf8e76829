using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>
/// Everything of one hub, in order and once, over one connection after the other: the rules of the protocol, "What a client does".
/// </summary>
/// <param name="onSnapshot">All that the screen shows is this now.</param>
/// <param name="onEvent">The next message, each once.</param>
internal sealed class LiveFeed<TSnapshot>(LiveScreen<TSnapshot> screen, Action<TSnapshot> onSnapshot, Action<LiveEvent> onEvent)
    where TSnapshot : class
{
    private readonly StreamPositions _streams = new();

    public LivePosition Position { get; private set; } = new(null, 0, 0, new StreamSeqs(0, 0, 0));

    public LiveCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>How many messages and beacons it is done with.</summary>
    public int Taken { get; private set; }

    /// <summary>Follows a connection that is open to its end, which is an exception.</summary>
    /// <param name="tell">When a Join begins (<see cref="LiveStatus.CatchingUp"/>), and when it is done.</param>
    public async Task FollowAsync(LiveConnection connection, Action<LiveStatus> tell, CancellationToken ct)
    {
        await JoinAsync();
        Counts = Counts with { Connections = Counts.Connections + 1 };
        await foreach (var incoming in connection.Inbox(ct))
        {
            if (incoming is LiveEvent @event) await TakeAsync(@event, JoinAsync);
            else if (!AgreesWith((Beacon)incoming)) await JoinAsync();
            Taken++;
        }

        async Task JoinAsync()
        {
            tell(LiveStatus.CatchingUp);
            await this.JoinAsync(connection, ct);
            tell(LiveStatus.Live);
        }
    }

    // Rule 5. No gap yet: the beacon may have overtaken the message.
    private bool AgreesWith(Beacon beacon)
    {
        if (beacon.Epoch != Position.Epoch || _streams.IsBehind(beacon.Streams)) return false;
        MoveTo(beacon.Seq, beacon.Seq);
        return true;
    }

    private async Task TakeAsync(LiveEvent @event, Func<Task> join)
    {
        if (Apply(@event)) return;
        Counts = Counts with { Gaps = Counts.Gaps + 1 };
        await join();
        // The reply has it, since a node knows an event before it sends it. Where it has not, another node may.
        if (!Apply(@event)) throw new InvalidDataException($"Something before {@event.Seq} is still missing.");
    }

    private async Task JoinAsync(LiveConnection connection, CancellationToken ct)
    {
        var first = Position.Epoch is null;
        if (!first) Counts = Counts with { Rejoins = Counts.Rejoins + 1 };
        var request = first ? new JoinRequest(null, null) : new JoinRequest(Position.Epoch, Position.CompleteUpTo);
        if (!Resume(await connection.JoinAsync<TSnapshot>(request, ct)))
            StartOver(await connection.JoinAsync<TSnapshot>(new JoinRequest(null, null), ct));
    }

    // Rule 3. False when the reply itself has a hole: then the only sound thing is the state as a whole.
    private bool Resume(JoinReply<TSnapshot> reply)
    {
        if (reply.Snapshot is not null)
        {
            StartOver(reply);
            return true;
        }
        if (reply.Epoch != Position.Epoch) return false;
        foreach (var missed in reply.Missed ?? [])
            if (!Apply(screen.Read(missed))) return false;
        if (_streams.IsBehind(reply.Streams)) return false;
        MoveTo(reply.Seq, reply.Seq);
        return true;
    }

    private void StartOver(JoinReply<TSnapshot> reply)
    {
        var snapshot = reply.Snapshot ?? throw new InvalidDataException("A Join without a position was answered without a snapshot.");
        _streams.ReplaceBy(reply.Streams, reply.Seq);
        Position = new LivePosition(reply.Epoch, reply.Seq, reply.Seq, reply.Streams);
        Counts = Counts with { Snapshots = Counts.Snapshots + 1 };
        onSnapshot(snapshot);
    }

    // Rule 4. False when something before it is missing.
    private bool Apply(LiveEvent @event)
    {
        var verdict = @event.Prev is { } prev
            ? _streams.Accept(@event.Stream, @event.Seq, prev) : _streams.AcceptFigures(@event.Event, @event.Seq);
        if (verdict == Verdict.Drop) Counts = Counts with { Duplicates = Counts.Duplicates + 1 };
        if (verdict != Verdict.Apply) return verdict == Verdict.Drop;
        if (@event.Prev is not null) MoveTo(@event.Seq, Position.CompleteUpTo);
        onEvent(@event);
        return true;
    }

    // Only ever forward: a node that lags behind the one before may answer with an older seq.
    private void MoveTo(long seq, long completeUpTo) => Position = Position with
    {
        Seq = Math.Max(Position.Seq, seq),
        CompleteUpTo = Math.Max(Position.CompleteUpTo, completeUpTo),
        Streams = _streams.Last,
    };
}
