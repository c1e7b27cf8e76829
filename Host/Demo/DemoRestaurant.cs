using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>
/// A restaurant to look at: 12 tables, 24 dishes on 3 stations, staff of every role, all at work, and a fortnight behind them. Every
/// command has an id that is always the same, the past goes on where it ends, and the accounts come last, so that one that was broken off
/// is finished by the next start.
/// </summary>
internal sealed class DemoRestaurant(IAccounts accounts, ICommitLog log, ISnapshots snapshots, Passwords passwords, TimeProvider clock,
    DemoOptions options)
{
    public const string Password = "Demo-1234";
    private const string Id = "r_demo";

    private static readonly int[] Seats = [2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 8];

    /// <summary>
    /// Makes it where the store is empty, and finishes it where it was begun. The admin's account comes last: with it the demo is
    /// complete.
    /// </summary>
    public async Task MakeAsync(CancellationToken ct)
    {
        if (await accounts.FindByEmailAsync(DemoStaff.Admin.Email(), ct) is not null) return;
        if (await accounts.FindByEmailAsync(DemoStaff.Chef.Email(), ct) is null && await accounts.AnyAsync(ct)) return;

        await HistoryAsync(await BackdatedLog.OpenAsync(log, snapshots, Id, ct), clock.GetUtcNow(), ct);
        var hash = (await passwords.HashAsync(Password, "demo", ct)).Value!;
        foreach (var somebody in DemoStaff.WithAccount)
            await accounts.AddAsync(new Account(somebody.Id, somebody.Email(), somebody.Name, hash, [new Membership(Id, somebody.Role)]),
                ct);
    }

    private async Task HistoryAsync(BackdatedLog past, DateTimeOffset now, CancellationToken ct)
    {
        var house = Commands().Select(known => new CommandEnvelope(known.Id, Actor.System, known.Command));
        if (await past.WriteAsync(house, options.History ? DemoHistory.Beginning(now) : now, ct)
            is [var refusal, ..]) throw new InvalidOperationException($"The demo was refused: {refusal.Sentence}");
        if (options.History) await DemoHistory.WriteAsync(past, now, ct);
    }

    private static IEnumerable<(string Id, RestaurantCommand Command)> Commands()
    {
        yield return ("demo-open", new OpenRestaurant("Trattoria Demo", "EUR", "Europe/Rome", "+39 06 1234 5678"));
        foreach (var somebody in DemoStaff.All)
        {
            yield return ($"demo-{Short(somebody)}", new HireStaff(somebody.Id, somebody.Name, somebody.Role, []));
            yield return ($"demo-{Short(somebody)}-clocked-in", new SetStaffStatus(somebody.Id, StaffStatus.Available));
        }
        for (var i = 0; i < Seats.Length; i++) yield return ($"demo-table-{i + 1}", new AddTable(i + 1, Seats[i]));
        for (var i = 0; i < DemoMenu.Dishes.Length; i++) yield return ($"demo-dish-{i + 1}", DemoMenu.Dishes[i]);
    }

    private static string Short(Actor somebody) => somebody.Id["u_demo_".Length..];
}
