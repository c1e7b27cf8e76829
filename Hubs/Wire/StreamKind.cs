namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The kind of a stream: one of a connection's three. <see cref="Groups.KindOf"/> reads it from a stream's name.</summary>
public enum StreamKind
{
    /// <summary>Every connection of the restaurant to the hub.</summary>
    Restaurant,

    /// <summary>The connections of one role.</summary>
    Role,

    /// <summary>The connections of one member of staff.</summary>
    User,
}
