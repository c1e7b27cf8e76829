namespace RealtimeRestaurant.Domain.Access;

/// <summary>
/// The role of a member of staff in a restaurant; <see cref="Permissions"/> has what it allows. The order of the members means nothing.
/// </summary>
public enum Role { Admin, Manager, Waiter, Cashier, Chef }

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
