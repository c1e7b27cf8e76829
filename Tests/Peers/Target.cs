using RealtimeRestaurant.Peers.Protocols;

namespace RealtimeRestaurant.Peers;

/// <summary>A peer as the client sees it.</summary>
/// <param name="Hub">The path of the WebSocket.</param>
internal sealed record Target(Uri Url, string Hub, Protocol Protocol, IReadOnlyList<Room> Rooms);

/// <summary>Where a command's event goes, and the request that makes it; <see cref="Stamp.Blank"/> is somewhere in the body.</summary>
internal sealed record Room(string Path, string Body, string? Token);
