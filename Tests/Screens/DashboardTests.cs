using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using RealtimeRestaurant.Samples.Simulation;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>What the dashboard tells of the evening, and that an evening makes every screen come alive.</summary>
public sealed class DashboardTests(Browser browser) : IClassFixture<Browser>
{
    private static NodeSettings Demo => DemoClients.WithDemo(NodeSettings.Embedded());

    [BrowserFact]
    public async Task An_alert_about_a_ticket_that_the_board_has_not_yet_is_shown_at_once()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = Node.Start(Demo, clock);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await using var device = await browser.DeviceAsync();
        var dashboard = await device.SignInAsync(node.Address, "/dashboard", "Marta");
        await dashboard.GetByText("No tickets. What is in the kitchen appears here with its time.").First.ShowsAsync();
        await dashboard.RouteAsync("**/api/kitchen", route => route.AbortAsync());

        await restaurant.OrderAsync(await restaurant.SeatAsync(0));
        clock.Advance(TimeSpan.FromSeconds(11));

        var attention = dashboard.GetByRole(AriaRole.Region, new() { Name = "Calls and alerts" });
        await attention.GetByText("no display has shown it yet").ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_open_table_tells_for_how_long_its_guests_sit_there_before_they_order()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(-12));
        using var node = Node.Start(Demo, clock);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await restaurant.SeatAsync(0);
        clock.Advance(TimeSpan.FromMinutes(12));
        await using var device = await browser.DeviceAsync();
        var dashboard = await device.SignInAsync(node.Address, "/dashboard", "Marta");

        var open = dashboard.GetByRole(AriaRole.Region, new() { Name = "Open tables" }).Last;
        await open.GetByRole(AriaRole.Columnheader, new() { Name = "Seated for" }).ShowsAsync();
        await open.GetByText("12 min").ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Simulate_makes_all_three_screens_come_alive()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var kitchen = await device.SignInAsync(node.Address, "/kitchen", "Chef Rossi");
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");
        var dashboard = await device.SignInAsync(node.Address, "/dashboard", "Marta");
        var orders = dashboard.Locator(".figure", new() { HasText = "Orders" }).Locator("strong");
        await Assertions.Expect(orders).ToHaveTextAsync("0");

        using var end = new CancellationTokenSource();
        var playing = Simulator.PlayAsync(node.Address, speed: 8, new Tally(), end.Token);

        await kitchen.Tickets().First.ShowsAsync();
        await floor.Locator(".plan .table.occupied").First.ShowsAsync();
        await Assertions.Expect(orders).Not.ToHaveTextAsync("0");
        await Assertions.Expect(dashboard.Locator(".figure", new() { HasText = "Guests" }).Locator("strong")).Not.ToHaveTextAsync("0");
        await end.CancelAsync();
        await playing;
        device.Faults.ShouldBeEmpty();
    }
}
