namespace RealtimeRestaurant.Peers;

/// <summary>
/// A kind of load as fast as events are delivered: the client sends another command while fewer than <paramref name="Window"/> commands'
/// deliveries are outstanding and one of its HTTP connections is free.
/// </summary>
/// <param name="Screens">Connections in each room.</param>
/// <param name="Callers">HTTP connections, each with one command at a time.</param>
internal sealed record Phase(string Name, int Rooms, int Screens, int Window, int Callers)
{
    public static readonly IReadOnlyList<Phase> All =
    [
        new("sat", Rooms: 50, Screens: 20, Window: 64, Callers: 16),
        new("sat200", Rooms: 5, Screens: 200, Window: 8, Callers: 16),
        new("one", Rooms: 50, Screens: 1, Window: 64, Callers: 16),
        new("burst200", Rooms: 5, Screens: 200, Window: 64, Callers: 64),
    ];

    public static Phase Named(string name) => All.Single(phase => phase.Name == name);
}
