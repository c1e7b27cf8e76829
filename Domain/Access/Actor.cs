namespace RealtimeRestaurant.Domain.Access;

/// <summary>The caller of a command, as the token names them.</summary>
/// <param name="Id">The staff member's id.</param>
public sealed record Actor(string Id, string Name, Role Role)
{
    /// <summary>
    /// The restaurant itself, acting by the clock: alerts, escalations, expiries. Its id is stored in the log and never changes.
    /// </summary>
    public static readonly Actor System = new("house", "System", Role.Admin);

    /// <summary>True for <see cref="System"/> alone: no token can name it.</summary>
    public bool IsSystem => ReferenceEquals(this, System);

    public bool May(Permission permission) => Role.May(permission);
}
