namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// What somebody may do. A manager may do all that a waiter, cashier or chef may; an admin all that a manager may.
/// </summary>
public enum Role { Admin, Manager, Waiter, Cashier, Chef }

/// <summary>Who gives a command, as the token says it.</summary>
/// <param name="Id">The staff member's id.</param>
public sealed record Actor(string Id, string Name, Role Role)
{
    /// <summary>The restaurant itself, acting by the clock: alerts, escalations, expiries.</summary>
    public static readonly Actor System = new("house", "House", Role.Admin);

    /// <summary>True for an admin, a manager, or one of <paramref name="roles"/>.</summary>
    public bool Is(params ReadOnlySpan<Role> roles) => Role <= Role.Manager || roles.Contains(Role);

    public bool IsManager => Role <= Role.Manager;
}

public static class RoleNames
{
    /// <summary>The role as tokens, groups and the wire spell it.</summary>
    public static string Name(this Role role) => role switch
    {
        Role.Admin => "admin",
        Role.Manager => "manager",
        Role.Waiter => "waiter",
        Role.Cashier => "cashier",
        Role.Chef => "chef",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    public static Role? Parse(string? name) => name switch
    {
        "admin" => Role.Admin,
        "manager" => Role.Manager,
        "waiter" => Role.Waiter,
        "cashier" => Role.Cashier,
        "chef" => Role.Chef,
        _ => null,
    };
}
