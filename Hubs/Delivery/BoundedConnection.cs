using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// One connection as the feed sees it. Posting never waits: what the socket does not take at once waits here up to the policy's
/// limits, in order, and beyond them the connection is closed. Nobody else notices.
/// </summary>
internal sealed class BoundedConnection(HubConnectionContext connection, SlowClientPolicy policy, Action<string, int> closed)
{
    private readonly Lock _gate = new();
    private readonly List<(RestaurantGroups Restaurant, string Group)> _groups = new(capacity: 3);
    private Queue<Batch>? _backlog;
    private int _backlogBytes;
    private bool _writing, _left;

    public string Id => connection.ConnectionId;

    public IHubProtocol Protocol => connection.Protocol;

    /// <summary>What waits for the socket.</summary>
    public int BacklogBytes => Volatile.Read(ref _backlogBytes);

    /// <param name="open">The groups of a group's restaurant; asked again when those it gave have closed meanwhile.</param>
    public void Join(string group, Func<string, RestaurantGroups> open)
    {
        lock (_gate)
        {
            while (!_left && Find(group) < 0)
            {
                var restaurant = open(group);
                if (restaurant.Add(group, this) is { } name) _groups.Add((restaurant, name));
            }
        }
    }

    public void Leave(string group)
    {
        lock (_gate)
        {
            if (Find(group) is not (>= 0 and var at)) return;
            _groups[at].Restaurant.Remove(group, this);
            _groups.RemoveAt(at);
        }
    }

    public void LeaveAll()
    {
        lock (_gate)
        {
            _left = true;
            (_backlog, _backlogBytes) = (null, 0);
            foreach (var (restaurant, group) in _groups) restaurant.Remove(group, this);
            _groups.Clear();
        }
    }

    public void Post(Batch batch)
    {
        if (!MayWriteNow(batch)) return;
        var write = connection.WriteAsync(batch.Message);
        if (!write.IsCompletedSuccessfully) _ = CarryOnAsync(write);
        else if (Next() is { } waiting) _ = CarryOnAsync(connection.WriteAsync(waiting.Message));
    }

    // Awaits the socket, on behalf of nobody. SignalR closes the connection itself when a write fails.
    private async Task CarryOnAsync(ValueTask write)
    {
        await write;
        while (Next() is { } batch) await connection.WriteAsync(batch.Message);
    }

    private bool MayWriteNow(Batch batch)
    {
        lock (_gate)
        {
            if (_left) return false;
            if (!_writing) return _writing = true;
            _backlog ??= new();
            _backlog.Enqueue(batch);
            _backlogBytes += batch.Bytes;
            if (_backlog.Count <= policy.Batches && _backlogBytes <= policy.Bytes) return false;
            _left = true;
            closed(Id, _backlogBytes);
            HubTelemetry.Closed();
        }
        Close();
        return false;
    }

    private Batch? Next()
    {
        lock (_gate)
        {
            if (_left || _backlog is null || !_backlog.TryDequeue(out var batch))
            {
                _writing = false;
                return null;
            }
            _backlogBytes -= batch.Bytes;
            return batch;
        }
    }

    private int Find(string group) => _groups.FindIndex(joined => joined.Group == group);

    // A close message would wait behind what the socket does not take; so the transport goes as well.
    private void Close()
    {
        connection.Abort();
        connection.Features.Get<IConnectionLifetimeFeature>()?.Abort();
    }
}
