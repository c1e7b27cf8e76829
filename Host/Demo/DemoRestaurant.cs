using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>
/// A restaurant to look at: 12 tables, 24 dishes on 3 stations, staff of every role, all at work. Every command has an id that is always the same and
/// the accounts come last, so that one that was broken off is finished by the next start.
/// </summary>
internal sealed class DemoRestaurant(IAccounts accounts, LiveRestaurants restaurants, Passwords passwords)
{
    public const string Password = "Demo-1234";
    private const string Id = "r_demo";

    /// <summary>The admin last: with that account the demo is complete.</summary>
    public static readonly ImmutableArray<(string Email, string Name, Role Role)> Staff =
    [
        ("chef@demo.local", "Chef Rossi", Role.Chef), ("waiter@demo.local", "Anna", Role.Waiter), ("cashier@demo.local", "Carlo", Role.Cashier),
        ("manager@demo.local", "Marta", Role.Manager), ("admin@demo.local", "Ada", Role.Admin),
    ];

    private static readonly int[] Seats = [2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 8];

    /// <summary>Makes it where the store is empty, and finishes it where it was begun.</summary>
    public async Task MakeAsync(CancellationToken ct)
    {
        if (await accounts.FindByEmailAsync(Staff[^1].Email, ct) is not null) return;
        if (await accounts.FindByEmailAsync(Staff[0].Email, ct) is null && await accounts.AnyAsync(ct)) return;

        var live = await restaurants.OpenAsync(Id, ct);
        foreach (var (id, command) in Commands())
            if ((await live.SubmitAsync(new CommandEnvelope(id, Actor.House, command), ct)).Refusal is { } refusal)
                throw new InvalidOperationException($"The demo's {id} was refused: {refusal.Sentence}");
        var hash = (await passwords.HashAsync(Password, ct)).Value!;
        foreach (var (email, name, role) in Staff)
            await accounts.AddAsync(new Account(StaffId(role), email, name, hash, [new Membership(Id, role)]), ct);
    }

    private static IEnumerable<(string Id, RestaurantCommand Command)> Commands()
    {
        yield return ("demo-open", new OpenRestaurant("Trattoria Demo", "EUR", "Europe/Rome", "+39 06 1234 5678"));
        foreach (var (_, name, role) in Staff)
        {
            yield return ($"demo-{role.Name()}", new HireStaff(StaffId(role), name, role, []));
            yield return ($"demo-{role.Name()}-clocked-in", new SetStaffStatus(StaffId(role), StaffStatus.Available));
        }
        for (var i = 0; i < Seats.Length; i++) yield return ($"demo-table-{i + 1}", new AddTable(i + 1, Seats[i]));
        for (var i = 0; i < DemoMenu.Dishes.Length; i++) yield return ($"demo-dish-{i + 1}", DemoMenu.Dishes[i]);
    }

    private static string StaffId(Role role) => $"u_demo_{role.Name()}";
}
