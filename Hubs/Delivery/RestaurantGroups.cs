using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// The groups of one restaurant on one hub, with the queue of messages for them. At most one drain runs at a time, on the thread pool, so
/// that every connection gets its messages in the order in which they were sent, whichever of its groups they were sent to.
/// </summary>
/// <param name="onEmpty">
/// Called once, when the last connection has left. From then on this object is closed, and the next connection makes a new one.
/// </param>
internal sealed class RestaurantGroups(SlowClientPolicy policy, ILogger logger, Action<RestaurantGroups> onEmpty) : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Group> _groups = [];
    private List<(string Group, HubMessage Message)> _waiting = [], _sending = [];
    private int _openBatches;
    private long _waitingSince, _sendingSince;
    private bool _scheduled, _overflowing, _closed;

    /// <summary>A group's connections and their protocols; replaced as a whole, so that a drain reads it without the lock.</summary>
    private sealed record Group(string Name, ImmutableArray<BoundedConnection> Connections)
    {
        public ImmutableArray<IHubProtocol> Protocols { get; } = [.. Connections.Select(connection => connection.Protocol).Distinct()];
    }

    /// <returns>The group's name, one string shared by all its connections; null when this object is closed.</returns>
    public string? Add(string group, BoundedConnection connection)
    {
        lock (_lock)
        {
            if (_closed) return null;
            var existing = FindLocked(group) ?? new Group(group, []);
            _groups[existing.Name] = new(existing.Name, existing.Connections.Add(connection));
            return existing.Name;
        }
    }

    public void Remove(string group, BoundedConnection connection)
    {
        lock (_lock)
        {
            if (FindLocked(group) is not { } existing) return;
            if (existing.Connections.Remove(connection) is { IsEmpty: false } rest) _groups[existing.Name] = new(existing.Name, rest);
            else _groups.Remove(group);
            if (_groups.Count > 0) return;
            // Within the lock: a caller who finds this object closed must also find it gone from the lookup.
            _closed = true;
            onEmpty(this);
        }
    }

    public ImmutableArray<BoundedConnection> Members(string group)
    {
        lock (_lock) return FindLocked(group)?.Connections ?? [];
    }

    /// <summary>How many messages wait to be serialised.</summary>
    public int WaitingMessages => Volatile.Read(ref _waiting).Count;

    public void Send(string group, HubMessage message)
    {
        lock (_lock)
        {
            if (!_groups.ContainsKey(group)) return;
            if (_waiting.Count == 0) _waitingSince = Stopwatch.GetTimestamp();
            if (_waiting.Count < policy.Messages) _waiting.Add((group, message));
            else DropLocked();
            _overflowing = _waiting.Count >= policy.Messages;
            ScheduleLocked();
        }
    }

    /// <summary>Holds back what is sent until <see cref="EndBatch"/>.</summary>
    public void BeginBatch()
    {
        lock (_lock) _openBatches++;
    }

    public void EndBatch()
    {
        lock (_lock)
        {
            _openBatches--;
            ScheduleLocked();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (!TryTakeWaiting()) return;
        SendRuns(CollectionsMarshal.AsSpan(_sending));
        _sending.Clear();
        HubTelemetry.Delivered(Stopwatch.GetElapsedTime(_sendingSince));
        // Scheduled again only now: while the sockets take the last writes, messages gather for the next one.
        lock (_lock)
        {
            _scheduled = false;
            ScheduleLocked();
        }
    }

    private void DropLocked()
    {
        HubTelemetry.MessageDropped();
        if (!_overflowing) logger.Overflowing(policy.Messages);
    }

    private void ScheduleLocked()
    {
        if (_scheduled || _openBatches > 0 || _waiting.Count == 0) return;
        _scheduled = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTakeWaiting()
    {
        lock (_lock)
        {
            _scheduled = _openBatches == 0 && _waiting.Count > 0;
            if (_scheduled) (_waiting, _sending, _sendingSince) = (_sending, _waiting, _waitingSince);
            return _scheduled;
        }
    }

    // Consecutive messages to the same group become one write. Merging others would change the order between groups.
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
                // On a pool thread an exception would end the process. The other runs still go out; clients find the gap and join again.
                logger.NotSent(fault);
            }
            sending = sending[length..];
        }
    }

    private void SendRun(string name, ReadOnlySpan<(string Group, HubMessage Message)> run)
    {
        Group? group;
        lock (_lock) group = FindLocked(name);
        if (group is null) return;
        var messages = new HubMessage[run.Length];
        for (var i = 0; i < run.Length; i++) messages[i] = run[i].Message;
        var batch = Batch.Of(messages, group.Protocols);
        foreach (var connection in group.Connections) connection.Post(batch);
        HubTelemetry.BatchWritten(group.Connections.Length);
    }

    private Group? FindLocked(string group) => _groups.GetValueOrDefault(group);
}
