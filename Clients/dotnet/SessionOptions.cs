namespace RealtimeRestaurant.Client;

/// <summary>What a person signs in with.</summary>
/// <param name="RestaurantId">One of the person's restaurants; null: the first.</param>
public sealed record Credentials(string Email, string Password, string? RestaurantId = null);

/// <summary>How a <see cref="Session"/> reaches its restaurant.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// Base addresses of the nodes, such as <c>https://restaurant.example</c>; at least one. They are equal: one that fails is followed by
    /// the next.
    /// </summary>
    public required IReadOnlyList<Uri> Nodes { get; init; }

    /// <summary>Keeps the session.</summary>
    public ISessionStore Store { get; init; } = new MemoryStore();

    /// <summary>
    /// Signs in again when a session has ended: for a display that no person attends. Null: a person has to.
    /// </summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Sends the requests of REST; the platform's own if null. The session does not dispose of it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>By which it waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>From [0, 1), for the waits.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
