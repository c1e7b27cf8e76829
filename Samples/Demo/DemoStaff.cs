using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Samples.Demo;

/// <summary>The staff of the demo.</summary>
public static class DemoStaff
{
    public const string Password = "Demo-1234";

    internal static readonly Actor
        Chef = Of(Role.Chef, "Chef Rossi"), Waiter = Of(Role.Waiter, "Anna"), Cashier = Of(Role.Cashier, "Carlo"),
        Manager = Of(Role.Manager, "Marta"), Admin = Of(Role.Admin, "Ada"),
        SecondChef = new("u_demo_chef_2", "Chef Bianchi", Role.Chef), SecondWaiter = new("u_demo_waiter_2", "Bruno", Role.Waiter);

    internal static readonly Roster Roster = new([SecondWaiter, Waiter], [Chef, SecondChef], Cashier, Manager);

    /// <summary>Those who can sign in, one of each role; the admin last.</summary>
    public static readonly ImmutableArray<Actor> WithAccount = [Chef, Waiter, Cashier, Manager, Admin];

    internal static readonly ImmutableArray<Actor> All = [.. WithAccount, SecondWaiter, SecondChef];

    public static string Email(this Actor member) => Email(member.Role);

    internal static string Email(Role role) => $"{role.Name()}@demo.local";

    private static Actor Of(Role role, string name) => new($"u_demo_{role.Name()}", name, role);
}
