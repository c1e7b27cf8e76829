using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>The names of the three streams that one connection follows.</summary>
public sealed record ScreenStreams(string Restaurant, string Role, string User)
{
    public bool Contains(string stream) => stream == Restaurant || stream == Role || stream == User;

    /// <summary>The seq of the last event on each stream, as of <paramref name="state"/>.</summary>
    public StreamSeqs PositionsAt(Restaurant state) =>
        new(state.Streams.GetValueOrDefault(Restaurant), state.Streams.GetValueOrDefault(Role), state.Streams.GetValueOrDefault(User));
}
