using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// One connection with a bounded queue of batches. <see cref="Post"/> never waits: what the socket does not take at once is queued, in
/// order, up to the limits of <see cref="SlowClientPolicy"/>. Beyond them the connection is closed.
/// </summary>
internal sealed class BoundedConnection(HubConnectionContext connection, SlowClientPolicy policy, Action<string, int> onClosed)
{
    private readonly Lock _lock = new();
    private readonly List<(RestaurantGroups Restaurant, string Group)> _groups = new(capacity: 3);
    private Queue<Batch>? _backlog;
    private int _backlogBytes;
    private bool _writing, _closed;

    public string Id => connection.ConnectionId;

    public IHubProtocol Protocol => connection.Protocol;

    /// <summary>The size of the batches that wait for the socket.</summary>
    public int BacklogBytes => Volatile.Read(ref _backlogBytes);

    /// <param name="open">Gives the groups of a group's restaurant. Called again when those that it gave have closed meanwhile.</param>
    public void Join(string group, Func<string, RestaurantGroups> open)
    {
        lock (_lock)
        {
            while (!_closed && FindLocked(group) < 0)
            {
                var restaurant = open(group);
                if (restaurant.Add(group, this) is { } name) _groups.Add((restaurant, name));
            }
        }
    }

    public void Leave(string group)
    {
        lock (_lock)
        {
            if (FindLocked(group) is not (>= 0 and var at)) return;
            _groups[at].Restaurant.Remove(group, this);
            _groups.RemoveAt(at);
        }
    }

    public void LeaveAll()
    {
        lock (_lock)
        {
            _closed = true;
            (_backlog, _backlogBytes) = (null, 0);
            foreach (var (restaurant, group) in _groups) restaurant.Remove(group, this);
            _groups.Clear();
        }
    }

    /// <summary>Writes the batch, or queues it behind those that wait.</summary>
    public void Post(Batch batch)
    {
        if (!TryStartWriting(batch)) return;
        var write = connection.WriteAsync(batch.Message);
        if (!write.IsCompletedSuccessfully) _ = DrainAsync(write);
        else if (Dequeue() is { } waiting) _ = DrainAsync(connection.WriteAsync(waiting.Message));
    }

    // No caller awaits this. SignalR closes the connection itself when a write fails.
    private async Task DrainAsync(ValueTask write)
    {
        await write;
        while (Dequeue() is { } batch) await connection.WriteAsync(batch.Message);
    }

    // False: the batch was queued, or dropped because the connection is closed.
    private bool TryStartWriting(Batch batch)
    {
        lock (_lock)
        {
            if (_closed) return false;
            if (!_writing) return _writing = true;
            _backlog ??= new();
            _backlog.Enqueue(batch);
            _backlogBytes += batch.Bytes;
            if (_backlog.Count <= policy.Batches && _backlogBytes <= policy.Bytes) return false;
            _closed = true;
            onClosed(Id, _backlogBytes);
            HubTelemetry.SlowClientClosed();
        }
        Close();
        return false;
    }

    private Batch? Dequeue()
    {
        lock (_lock)
        {
            if (_closed || _backlog is null || !_backlog.TryDequeue(out var batch))
            {
                _writing = false;
                return null;
            }
            _backlogBytes -= batch.Bytes;
            return batch;
        }
    }

    private int FindLocked(string group) => _groups.FindIndex(joined => joined.Group == group);

    // A close message would wait behind the data that the socket does not take, so the transport is aborted as well.
    private void Close()
    {
        connection.Abort();
        connection.Features.Get<IConnectionLifetimeFeature>()?.Abort();
    }
}
