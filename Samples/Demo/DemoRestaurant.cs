using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Samples.Demo;

/// <summary>
/// The demo restaurant: 12 tables, a menu on 3 stations, staff of every role, all on duty, and two weeks of history. Every command has
/// an id that is always the same, the past goes on where it ends, and the accounts come last, so that a demo whose making was broken off is
/// finished by the next start.
/// </summary>
/// <param name="history">True to create two weeks of history.</param>
public sealed class DemoRestaurant(
    IAccounts accounts, ICommitLog log, ISnapshots snapshots, IRestore store, TimeProvider clock, bool history)
{
    private const string Id = "r_demo";

    private const int FirstOnTerrace = 9;

    private static readonly int[] Seats = [2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 8];

    /// <summary>
    /// Creates the demo in an empty store, or finishes one that was begun. The admin's account comes last: with it the demo is complete.
    /// </summary>
    /// <param name="hash">The hash of <see cref="DemoStaff.Password"/> in the accounts.</param>
    public async Task MakeAsync(Func<string, Task<string>> hash, CancellationToken ct)
    {
        if (await accounts.FindByEmailAsync(DemoStaff.Admin.Email(), ct) is not null) return;
        if (await accounts.FindByEmailAsync(DemoStaff.Chef.Email(), ct) is null && await accounts.AnyAsync(ct)) return;

        // A tenth of a second of a core, while the log waits for the disk.
        var hashing = Task.Run(() => hash(DemoStaff.Password), ct);
        await WriteLogAsync(clock.GetUtcNow(), ct);
        var hashed = await hashing;
        foreach (var member in DemoStaff.WithAccount)
            await accounts.AddAsync(new Account(member.Id, member.Email(), member.Name, hashed, [new Membership(Id, member.Role)]), ct);
    }

    private async Task WriteLogAsync(DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await WriteLogAsync(await BackdatedLog.OpenAsync(log, snapshots, store, Id, ct), now, ct);
        }
        catch (ConcurrentWriteException)
        {
            // Another node makes the same demo: go on where it is.
            await WriteLogAsync(now, ct);
        }
    }

    private async Task WriteLogAsync(BackdatedLog demo, DateTimeOffset now, CancellationToken ct)
    {
        var opening = Commands().Select(known => new CommandEnvelope(known.Id, Actor.System, known.Command));
        var at = history ? DemoHistory.Beginning(now) : now;
        await WriteAsync(demo, opening, at, ct);
        await WriteAsync(demo, [new("demo-set-menu", Actor.System, DemoMenu.SetMenu(demo.State))], at, ct);
        if (history) await DemoHistory.WriteAsync(demo, now, ct);
        await demo.SaveAsync(ct);
    }

    private static async Task WriteAsync(
        BackdatedLog demo, IEnumerable<CommandEnvelope> commands, DateTimeOffset at, CancellationToken ct)
    {
        if (await demo.WriteAsync(commands, at, ct) is [var refusal, ..])
            throw new InvalidOperationException($"The demo was refused: {refusal.Sentence}");
    }

    private static IEnumerable<(string Id, RestaurantCommand Command)> Commands()
    {
        yield return ("demo-open", new OpenRestaurant("Trattoria Demo", "EUR", "Europe/Rome", "+39 06 1234 5678"));
        yield return ("demo-receipt", new ChangeRestaurant
        {
            Address = "Via Roma 1\n00184 Roma", TaxId = "IT12345678901", ReceiptFooter = "Grazie e arrivederci!", Locale = "it-IT",
            ServiceRate = 50_000,
        });
        foreach (var member in DemoStaff.All)
        {
            yield return ($"demo-{Short(member)}", new HireStaff(member.Id, member.Name, member.Role, []));
            yield return ($"demo-{Short(member)}-clocked-in", new SetStaffStatus(member.Id, StaffStatus.Available));
        }
        for (var i = 0; i < Seats.Length; i++) yield return ($"demo-table-{i + 1}", Table(i + 1));
        for (var i = 0; i < DemoMenu.Dishes.Length; i++) yield return ($"demo-dish-{i + 1}", DemoMenu.Dishes[i]);
    }

    private static AddTable Table(int number) => new(number, Seats[number - 1])
    {
        Name = number < FirstOnTerrace ? null : $"Terrace {number - FirstOnTerrace + 1}",
        Area = number < FirstOnTerrace ? "Dining room" : "Terrace",
        Place = Place(number < FirstOnTerrace ? number - 1 : number - FirstOnTerrace),
    };

    // In rows of four.
    private static TablePlace Place(int index) => new(125 + (250 * (index % 4)), 200 + (300 * (index / 4)));

    private static string Short(Actor member) => member.Id["u_demo_".Length..];
}
