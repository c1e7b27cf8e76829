namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>The messages and bytes that wait for the connections of one hub.</summary>
/// <param name="Messages">Messages that wait to be serialised.</param>
/// <param name="Bytes">Serialised bytes that wait for sockets that do not take them.</param>
public readonly record struct Backlog(int Messages, long Bytes);
