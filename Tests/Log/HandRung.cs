using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>A doorbell that rings when the test says so.</summary>
internal sealed class HandRung : IDoorbell, IDisposable
{
    private Action<Ring> _heard = _ => { };

    public void RingFor(Commit commit) => _heard(new Ring(commit.RestaurantId, new Position(commit.Epoch, commit.LastSeq), commit));

    public void Ring(Commit commit) { }

    public IDisposable Listen(Action<Ring> received)
    {
        _heard = received;
        return this;
    }

    public void Dispose() { }
}
