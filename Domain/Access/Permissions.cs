using System.Collections.Frozen;

namespace RealtimeRestaurant.Domain.Access;

/// <summary>
/// The permissions of each role: one table, which decisions, routes, hubs and API documents read. A new role is a new column. What the
/// table does not allow is forbidden.
/// </summary>
public static class Permissions
{
    private const string Table = """
                            admin   manager waiter  cashier chef
        WatchKitchen        yes     yes     -       -       yes
        WatchFloor          yes     yes     yes     yes     -
        WatchDashboard      yes     yes     -       -       -
        SeePrices           yes     yes     yes     yes     -
        TakeOrders          yes     yes     yes     -       -
        OwnOrders           -       -       yes     -       -
        PaceOrders          yes     yes     yes     -       yes
        OverrideKitchen     yes     yes     -       -       -
        ReturnDishes        yes     yes     -       -       -
        Cook                yes     yes     -       -       yes
        WorkAtStations      -       -       -       -       yes
        RaiseAlerts         yes     yes     yes     -       yes
        ServeTables         yes     yes     yes     yes     -
        AssignWaiters       yes     yes     yes     -       -
        BeAssignedTables    yes     yes     yes     -       -
        MoveParties         yes     yes     yes     -       -
        OverrideWaiters     yes     yes     -       -       -
        HearUnansweredCalls -       -       yes     -       -
        HearEscalations     yes     yes     -       -       -
        ManageTables        yes     yes     -       -       -
        TakePayments        yes     yes     yes     yes     -
        DiscountFreely      yes     yes     -       -       -
        WaiveService        yes     yes     -       -       -
        VoidBills           yes     yes     -       -       -
        RefundPayments      yes     yes     -       -       -
        CorrectPayments     yes     yes     -       -       -
        CountCash           yes     yes     -       yes     -
        SeeExpectedCash     yes     yes     -       -       -
        ManageMenu          yes     yes     -       -       -
        ManageStaff         yes     yes     -       -       -
        ManageAdmins        yes     -       -       -       -
        SendNotices         yes     yes     -       -       -
        ManageSettings      yes     yes     -       -       -
        OpenRestaurants     yes     -       -       -       -
        ManageCache         yes     -       -       -       -
        ExceedRateLimits    yes     -       -       -       -
        """;

    private static readonly FrozenDictionary<Permission, FrozenSet<Role>> Allowed = Read(Table);

    public static bool May(this Role role, Permission permission) => Allowed[permission].Contains(role);

    /// <summary>The roles with this permission, in the order of the table's columns.</summary>
    public static IReadOnlyList<Role> RolesWith(Permission permission) => [.. Allowed[permission].Order()];

    /// <summary>True when this role may hire and change staff of that role: staff cannot manage a higher role.</summary>
    public static bool MayManage(this Role role, Role other) =>
        role.May(Permission.ManageStaff) && (role.May(Permission.ManageAdmins) || !other.May(Permission.ManageAdmins));

    /// <summary>True when the change takes away a permission that only managers have.</summary>
    public static bool IsDemotion(Role from, Role to) =>
        (from.May(Permission.ManageStaff) && !to.May(Permission.ManageStaff))
            || (from.May(Permission.ManageAdmins) && !to.May(Permission.ManageAdmins));

    /// <exception cref="FormatException">A permission has no row or two, a row has not one word for each role, or a role is unknown or
    /// missing.</exception>
    internal static FrozenDictionary<Permission, FrozenSet<Role>> Read(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var roles = Words(lines[0]).Select(name => RoleNames.Parse(name) ?? throw new FormatException($"{name} is not a role.")).ToArray();
        if (!roles.Order().SequenceEqual(Enum.GetValues<Role>())) throw new FormatException("The table needs one column for each role.");
        var rows = lines.Skip(1).Select(line => Row(Words(line), roles)).ToLookup(row => row.Permission, row => row.Roles);
        return Enum.GetValues<Permission>().ToFrozenDictionary(
            permission => permission,
            permission =>
                rows[permission].Count() == 1
                ? rows[permission].Single() : throw new FormatException($"{permission} needs exactly one row."));
    }

    private static (Permission Permission, FrozenSet<Role> Roles) Row(string[] words, Role[] roles)
    {
        if (words.Length != roles.Length + 1 || !words.Skip(1).All(word => word is "yes" or "-"))
            throw new FormatException($"The row of {words[0]} needs yes or - for each role.");
        if (!Enum.TryParse<Permission>(words[0], out var permission)) throw new FormatException($"{words[0]} is not a permission.");
        return (permission, roles.Where((_, column) => words[column + 1] == "yes").ToFrozenSet());
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
