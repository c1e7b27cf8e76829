using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.InProcess;

/// <summary>Calls all listeners in this process, on the caller's thread. It never loses a ring.</summary>
public sealed class Doorbell : IDoorbell
{
    private ImmutableArray<Listener> _listeners = [];

    public void Ring(Commit commit) => Deliver(new Ring(commit.RestaurantId, new(commit.Epoch, commit.LastSeq), commit));

    public IDisposable Listen(Action<Ring> received)
    {
        var listener = new Listener(this, received);
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        return listener;
    }

    internal void Deliver(Ring ring)
    {
        foreach (var listener in _listeners) listener.Heard(ring);
    }

    private sealed class Listener(Doorbell doorbell, Action<Ring> received) : IDisposable
    {
        public Action<Ring> Heard => received;

        public void Dispose() => ImmutableInterlocked.Update(ref doorbell._listeners, all => all.Remove(this));
    }
}
