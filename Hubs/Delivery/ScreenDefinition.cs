using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Defines what one hub's clients get: the messages of its streams, and the snapshot to start from.</summary>
/// <param name="Send">
/// Calls the client method that an event on the screen's streams arrives at. Live messages go through it to a group, missed ones to a
/// <see cref="MessageRecorder"/>. There is no other mapping, so the two cannot differ.
/// </param>
/// <param name="Snapshot">Everything that the screen shows one caller at one time.</param>
public sealed record ScreenDefinition<TClient, TSnapshot>(
    ScreenKind Screen, Func<TClient, StreamEvent, Task> Send, Func<Restaurant, Caller, DateTimeOffset, TSnapshot> Snapshot)
    where TClient : class
    where TSnapshot : class;
