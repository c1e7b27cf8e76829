using RealtimeRestaurant.Client;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Samples.Demo;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>
/// A busy evening at all tables of a running host with its demo, over REST, with a kitchen display that checks what it receives.
/// </summary>
public static class Simulator
{
    // Every second or so the staff look at the floor; no more often than the host lets one connection ask.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.8), ShortestMoment = TimeSpan.FromSeconds(0.06);

    // How often a chef looks for tickets that were cancelled.
    private const int MomentsPerLook = 5;

    /// <summary>Plays until the time is over or <paramref name="ct"/> ends it, prints a line a second, and at the end the sum.</summary>
    /// <returns>The exit code: 0, or 1 where the host cannot be reached or has no demo.</returns>
    public static async Task<int> RunAsync(Uri host, TimeSpan time, double speed, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(time);
        try
        {
            var tally = new Tally();
            await using (ProgressLines.Start(Console.Out, "", tally.Line)) await PlayAsync(host, speed, tally, end.Token);
            Console.WriteLine(tally.Summary());
            return 0;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The time was over before the simulation had begun.");
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{host}: {fault.Message}");
        }
        return 1;
    }

    /// <summary>Plays until <paramref name="end"/>.</summary>
    /// <param name="speed">2: twice as fast as usual.</param>
    /// <exception cref="OperationCanceledException">It ended before everyone had signed in.</exception>
    public static async Task PlayAsync(Uri host, double speed, Tally tally, CancellationToken end)
    {
        using var http = new HttpClient { BaseAddress = host };
        var roles = new[] { Role.Waiter, Role.Chef, Role.Cashier, Role.Manager };
        var staff = roles.ToDictionary(role => role, role => new StaffClient(http, role, tally));
        foreach (var member in staff.Values) await member.SignInAsync(end);
        await using var floor = new FloorScreen(host, () => staff[Role.Waiter].SignInAsync(CancellationToken.None));
        using var chef = new Session(
            new SessionOptions { Nodes = [host], Credentials = new(DemoStaff.Email(Role.Chef), DemoStaff.Password) });
        await using var kitchen = new LiveClient<KitchenSnapshot>(LiveScreens.Kitchen, chef);
        kitchen.OnEvent(_ => tally.CountEvent(gaps: kitchen.Counts.Gaps)).Start();
        await floor.OpenAsync(end);
        await kitchen.JoinedAsync(end);
        try
        {
            await PlayAsync(staff, floor, Moment / speed, tally, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It has been played to the end.
        }
    }

    private static async Task PlayAsync(
        Dictionary<Role, StaffClient> staff, FloorScreen floor, TimeSpan moment, Tally tally, CancellationToken end)
    {
        Actor Who(Role role) => staff[role].Actor!;
        var roster = new Roster([Who(Role.Waiter)], [Who(Role.Chef)], Who(Role.Cashier), Who(Role.Manager));
        var (player, chance) = (new RestaurantPlayer(roster, Habits.Usual with { Outages = 8 }), new Chance(Random.Shared));
        for (var moments = 1; ; moments++)
        {
            await Task.Delay(moment > ShortestMoment ? moment : ShortestMoment, TimeProvider.System, end);
            if (moments % MomentsPerLook == 0) await NoteCancelledAsync(staff[Role.Chef], end);
            var shown = FloorSituation.Of(await floor.LookAsync(end));
            if (await staff[Role.Waiter].GetAsync<MenuView>("/api/menu", end) is not { } menu) continue;
            await Task.WhenAll(player.Next(shown, menu, TimeProvider.System.GetUtcNow(), chance).Select(SendAsync));
        }

        async Task SendAsync(IEnumerable<CommandEnvelope> commands)
        {
            foreach (var (_, actor, command) in commands)
                if (await staff[actor.Role].SendAsync(command, end)) tally.Count(command);
        }
    }

    // A display shows them until someone says that they were seen.
    private static async Task NoteCancelledAsync(StaffClient chef, CancellationToken end)
    {
        var board = await chef.GetAsync<KitchenSnapshot>("/api/kitchen", end);
        foreach (var ticket in board?.Tickets.Where(ticket => ticket.Status == "cancelledPending") ?? [])
            await chef.SendAsync(new AcknowledgeTicket(ticket.Id), end);
    }
}
