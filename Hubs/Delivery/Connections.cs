using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Every connection to a hub of this node, whether it has joined or not, by restaurant: whom a restaurant can show out, and who is here.</summary>
public sealed class Connections
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<string, Connection>> _byRestaurant = [];

    private sealed record Connection(Caller Caller, HubCallerContext Context);

    /// <summary>Whether the restaurant still has them in, as what they were when they came.</summary>
    public static bool Admits(Restaurant state, Caller caller) => state.Known(caller.Actor)?.Role == caller.Actor.Role;

    /// <summary>How many of them are this person's, and how many the restaurant's, with it.</summary>
    public (int Persons, int Restaurants) Enter(Caller caller, HubCallerContext context)
    {
        lock (_gate)
        {
            if (!_byRestaurant.TryGetValue(caller.RestaurantId, out var there)) _byRestaurant.Add(caller.RestaurantId, there = []);
            there[context.ConnectionId] = new(caller, context);
            return (there.Values.Count(one => one.Caller.Actor.Id == caller.Actor.Id), there.Count);
        }
    }

    public void Leave(Caller caller, string connectionId)
    {
        lock (_gate)
            if (_byRestaurant.TryGetValue(caller.RestaurantId, out var there) && there.Remove(connectionId) && there.Count == 0) _byRestaurant.Remove(caller.RestaurantId);
    }

    public bool Any(string restaurantId)
    {
        lock (_gate) return _byRestaurant.ContainsKey(restaurantId);
    }

    /// <summary>Who is connected to the restaurant here, each once.</summary>
    public IReadOnlySet<string> Of(string restaurantId)
    {
        lock (_gate) return _byRestaurant.GetValueOrDefault(restaurantId)?.Values.Select(one => one.Caller.Actor.Id).ToHashSet() ?? [];
    }

    /// <summary>Who is connected to any restaurant here, each once.</summary>
    public IReadOnlyCollection<StaffPresence> People()
    {
        lock (_gate) return _byRestaurant.SelectMany(there => there.Value.Values, (there, one) => new StaffPresence(there.Key, one.Caller.Actor.Id)).ToHashSet();
    }

    /// <summary>Closes this person's connections to the restaurant unless it lets them in. Returns at once.</summary>
    public void Revoke(Restaurant state, string staffId)
    {
        Connection[] leaving;
        lock (_gate) leaving = [.. (_byRestaurant.GetValueOrDefault(state.Id)?.Values ?? Enumerable.Empty<Connection>()).Where(one => one.Caller.Actor.Id == staffId && !Admits(state, one.Caller))];
        foreach (var one in leaving) Close(one.Context);
    }

    /// <summary>With its transport: what still waits for a socket that takes nothing must not go out later.</summary>
    public static void Close(HubCallerContext context)
    {
        context.Abort();
        context.Features.Get<IConnectionLifetimeFeature>()?.Abort();
    }
}
