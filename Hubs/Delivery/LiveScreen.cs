using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>What makes one hub's screen: which streams, how an event is told, what is shown at first.</summary>
/// <param name="Tell">
/// Calls the client method that an event on the screen's streams arrives at. Live messages go through it to a group, missed ones
/// through it to a <see cref="MessageRecorder"/>: there is no other mapping, so the two cannot differ.
/// </param>
/// <param name="Snapshot">All that the screen shows to somebody at some time, of a state.</param>
public sealed record LiveScreen<TClient, TSnapshot>(Screen Screen, Func<TClient, StreamEvent, Task> Tell, Func<Restaurant, Caller, DateTimeOffset, TSnapshot> Snapshot)
    where TClient : class
    where TSnapshot : class;
