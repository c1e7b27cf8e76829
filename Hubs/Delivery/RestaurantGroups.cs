using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// One restaurant's groups on one hub, and what waits to go out to them. One drain at a time, on the thread pool, so that every
/// connection gets its messages in the order in which they were sent, whichever of its groups they come by.
/// </summary>
/// <param name="emptied">Called, once, when the last connection has left. From then on these are closed; whoever comes next opens new ones.</param>
internal sealed class RestaurantGroups(SlowClientPolicy policy, ILogger logger, Action<RestaurantGroups> emptied) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Group> _groups = [];
    private List<(string Group, HubMessage Message)> _waiting = [], _sending = [];
    private int _gathering;
    private long _waitingSince, _sendingSince;
    private bool _scheduled, _overflowing, _closed;

    /// <summary>Who is in a group, and what they speak; replaced whole, so that a drain reads it without a lock.</summary>
    private sealed record Group(string Name, ImmutableArray<BoundedConnection> Connections)
    {
        public ImmutableArray<IHubProtocol> Protocols { get; } = [.. Connections.Select(connection => connection.Protocol).Distinct()];
    }

    /// <returns>The group's name, one string for all its connections; null when these groups are closed.</returns>
    public string? Add(string group, BoundedConnection connection)
    {
        lock (_gate)
        {
            if (_closed) return null;
            var there = Find(group) ?? new Group(group, []);
            _groups[there.Name] = new(there.Name, there.Connections.Add(connection));
            return there.Name;
        }
    }

    public void Remove(string group, BoundedConnection connection)
    {
        lock (_gate)
        {
            if (Find(group) is not { } there) return;
            if (there.Connections.Remove(connection) is { IsEmpty: false } rest) _groups[there.Name] = new(there.Name, rest);
            else _groups.Remove(group);
            if (_groups.Count > 0) return;
            // Within the gate: who then finds them closed, finds them gone from where they are looked up as well.
            _closed = true;
            emptied(this);
        }
    }

    public ImmutableArray<BoundedConnection> Members(string group)
    {
        lock (_gate) return Find(group)?.Connections ?? [];
    }

    /// <summary>Messages that wait to be serialised.</summary>
    public int Waiting => Volatile.Read(ref _waiting).Count;

    public void Send(string group, HubMessage message)
    {
        lock (_gate)
        {
            if (!_groups.ContainsKey(group)) return;
            if (_waiting.Count == 0) _waitingSince = Stopwatch.GetTimestamp();
            if (_waiting.Count < policy.Messages) _waiting.Add((group, message));
            else Drop();
            _overflowing = _waiting.Count >= policy.Messages;
            Schedule();
        }
    }

    /// <summary>What is sent until <see cref="EndBatch"/> goes out together.</summary>
    public void BeginBatch()
    {
        lock (_gate) _gathering++;
    }

    public void EndBatch()
    {
        lock (_gate)
        {
            _gathering--;
            Schedule();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (!TakeWhatWaits()) return;
        SendRuns(CollectionsMarshal.AsSpan(_sending));
        _sending.Clear();
        HubTelemetry.Delivered(Stopwatch.GetElapsedTime(_sendingSince));
        // Behind the sockets that now have to take it: meanwhile more comes together for the next write.
        lock (_gate)
        {
            _scheduled = false;
            Schedule();
        }
    }

    private void Drop()
    {
        HubTelemetry.Dropped();
        if (!_overflowing) logger.Overflowing(policy.Messages);
    }

    private void Schedule()
    {
        if (_scheduled || _gathering > 0 || _waiting.Count == 0) return;
        _scheduled = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TakeWhatWaits()
    {
        lock (_gate)
        {
            _scheduled = _gathering == 0 && _waiting.Count > 0;
            if (_scheduled) (_waiting, _sending, _sendingSince) = (_sending, _waiting, _waitingSince);
            return _scheduled;
        }
    }

    // Neighbours for the same group become one write; joining more than neighbours would change the order between groups.
    private void SendRuns(ReadOnlySpan<(string Group, HubMessage Message)> sending)
    {
        while (!sending.IsEmpty)
        {
            var length = 1;
            while (length < sending.Length && sending[length].Group == sending[0].Group) length++;
            try
            {
                SendRun(sending[0].Group, sending[..length]);
            }
            catch (Exception fault)
            {
                // An edge: on a pool thread it would end the process. What else waits still goes out; screens find the gap and join again.
                logger.NotSent(fault);
            }
            sending = sending[length..];
        }
    }

    private void SendRun(string name, ReadOnlySpan<(string Group, HubMessage Message)> run)
    {
        Group? group;
        lock (_gate) group = Find(name);
        if (group is null) return;
        var messages = new HubMessage[run.Length];
        for (var i = 0; i < run.Length; i++) messages[i] = run[i].Message;
        var batch = Batch.Of(messages, group.Protocols);
        foreach (var connection in group.Connections) connection.Post(batch);
        HubTelemetry.Wrote(group.Connections.Length);
    }

    private Group? Find(string group) => _groups.GetValueOrDefault(group);
}
