using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>Service on the pages: from a waiter's tap to the plate and the bill, through cut networks and dead nodes.</summary>
public sealed class ServiceTests(Browser browser) : IClassFixture<Browser>
{
    private static NodeSettings Demo => DemoClients.WithDemo(NodeSettings.Embedded());

    [BrowserAndMongoFact]
    public async Task An_order_goes_to_the_kitchen_and_the_plates_come_back_while_a_node_dies()
    {
        await using var place = Place.Of("mongo");
        var settings = DemoClients.WithDemo(place.Settings);
        await using var first = await NodeProcess.StartAsync(settings);
        await using var second = await NodeProcess.StartAsync(settings);
        await using var caddy = await ProxyRig.StartAsync("caddy", first.Address.Port, second.Address.Port);
        await using var tablet = await browser.DeviceAsync();
        await using var display = await browser.DeviceAsync(1920, 1080);
        var floor = await tablet.SignInAsync(caddy.Address, "/floor", "Anna");
        var kitchen = await display.SignInAsync(caddy.Address, "/kitchen", "Chef Rossi");

        await floor.SeatAsync("Terrace 1");
        await floor.OrderAsync("Carbonara");
        await kitchen.Ticket("Carbonara").ShowsAsync();
        await first.KillAsync();
        await kitchen.Ticket("Carbonara").GetByRole(AriaRole.Button, new() { NameRegex = new("^Ready") }).ClickAsync();

        await floor.ButtonAsync("Serve 1");
        await Assertions.Expect(floor.Line("Carbonara")).ToContainTextAsync("Served");
        await Assertions.Expect(kitchen.Tickets()).ToHaveCountAsync(0);
        tablet.Faults.Concat(display.Faults).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Some_portions_of_a_line_are_ready_before_the_others_and_can_be_taken_back()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");
        var kitchen = await device.SignInAsync(node.Address, "/kitchen", "Chef Rossi");
        await floor.SeatAsync("Terrace 1");
        await floor.OrderAsync("Lasagne", "Lasagne", "Carbonara", "Carbonara", "Carbonara");
        var lines = kitchen.Ticket("Carbonara").Locator(".item:not(.sent)");
        await lines.First.ShowsAsync();

        // Of the first ticket some, of its second line, two portions.
        foreach (var key in (string[])["1", "p", "2", "2"]) await kitchen.Keyboard.PressAsync(key);
        await floor.GetByRole(AriaRole.Button, new() { Name = "Serve 2", Exact = true }).First.ShowsAsync();
        await Assertions.Expect(lines).ToHaveTextAsync([new Regex("2.*Lasagne"), new Regex("1.*Carbonara.*2 ready")]);
        await kitchen.Keyboard.PressAsync("u");

        await Assertions.Expect(floor.GetByRole(AriaRole.Button, new() { Name = "Serve 2", Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(lines).ToHaveTextAsync([new Regex("2.*Lasagne"), new Regex("3.*Carbonara(?!.*2 ready)")]);
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Screens_show_since_when_guests_sit_and_what_a_dish_comes_without()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var dish = (await restaurant.Manager.PostAsync("/api/menu/items", new
        {
            name = "Hot dog", category = "Mains", price = 900, modifiers = new[]
            {
                new { name = "Taste", min = 0, max = 2, options = new[] { new { name = "Onions", leavesOut = true },
                    new { name = "No 5 sauce", leavesOut = false } } },
            },
        })).Body;
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");
        var kitchen = await device.SignInAsync(node.Address, "/kitchen", "Chef Rossi");

        await floor.SeatAsync("Terrace 1");
        await Assertions.Expect(floor.Table("Terrace 1")).ToContainTextAsync("0′");

        var options = dish.GetProperty("modifiers")[0].GetProperty("options").EnumerateArray();
        await restaurant.Waiter.PostAsync("/api/orders", new
        {
            kind = "counter", items = new[]
            {
                new { menuItemId = dish.GetProperty("id").GetString(), quantity = 1,
                    modifiers = options.Select(option => option.GetProperty("id").GetString()) },
            },
        });
        await Assertions.Expect(kitchen.Ticket("Hot dog").Locator(".left-out")).ToContainTextAsync("Onions");
        await Assertions.Expect(kitchen.Ticket("Hot dog").Locator(".added")).ToContainTextAsync("No 5 sauce");
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Taps_without_network_wait_on_the_device_over_a_restart_and_count_once()
    {
        using var node = Node.Start(Demo);
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var tablet = await browser.DeviceAsync();
        var floor = await tablet.SignInAsync(network.Address(), "/floor", "Anna");
        await floor.SeatAsync("Terrace 1");
        // The guests sit: a cut before the answer would leave that tap to wait as well.
        await floor.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).First.ShowsAsync();
        await floor.EvaluateAsync("navigator.serviceWorker.ready");

        network.Cut();
        await floor.Locator(".fresh.offline").ShowsAsync();
        await floor.OrderAsync("Carbonara", "Caprese");
        await floor.GetByText("1 waiting to be sent").ShowsAsync();
        await floor.ReloadAsync();
        await floor.GetByText("1 waiting to be sent").ShowsAsync();
        network.Heal();

        await floor.IsLiveAsync();
        // With 5 % for service.
        await Assertions.Expect(floor.Table("Terrace 1")).ToContainTextAsync("€23.10");
        (await OrdersAsync(node)).ShouldHaveSingleItem().GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [BrowserFact]
    public async Task Taps_of_two_tabs_and_of_another_screen_are_all_kept()
    {
        using var node = Node.Start(Demo);
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var tablet = await browser.DeviceAsync();
        var first = await tablet.SignInAsync(network.Address(), "/floor", "Marta");
        var dashboard = await tablet.SignInAsync(network.Address(), "/dashboard", "Marta");
        var second = await tablet.OpenAsync(new Uri(network.Address(), "/floor"));
        await second.IsLiveAsync();

        network.Cut();
        foreach (var floor in (IPage[])[first, second]) await floor.Locator(".fresh.offline").ShowsAsync();
        await first.SeatAsync("Terrace 1");
        await second.SeatAsync("Terrace 2");
        await first.CloseAsync();
        await second.CloseAsync();
        network.Heal();
        await dashboard.ReloadAsync();
        await dashboard.IsLiveAsync();

        var floorAgain = await tablet.OpenAsync(new Uri(network.Address(), "/floor"));
        foreach (var table in (string[])["Terrace 1", "Terrace 2"])
            await Assertions.Expect(floorAgain.Table(table)).ToHaveClassAsync(new Regex("occupied"));
        tablet.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Who_signs_out_in_one_tab_is_out_in_the_other()
    {
        using var node = Node.Start(Demo);
        await using var tablet = await browser.DeviceAsync();
        var one = await tablet.SignInAsync(node.Address, "/floor", "Anna");
        var other = await tablet.OpenAsync(new Uri(node.Address, "/floor"));
        await other.IsLiveAsync();

        await one.GetByRole(AriaRole.Button, new() { NameRegex = new("^Anna") }).ClickAsync();
        await one.ButtonAsync("Sign out");

        await other.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).ShowsAsync();
    }

    [BrowserFact]
    public async Task The_change_of_a_counter_order_stays_in_sight()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        (await restaurant.Cashier.PostAsync("/api/shifts", new { drawer = "bar", @float = 10_000 })).Id.ShouldNotBeNull();
        var order = await restaurant.Waiter.PostAsync("/api/orders", new
        {
            kind = "counter", callName = "Rossi", items = new[] { new { menuItemId = restaurant.Dishes[0], quantity = 1 } },
        });
        foreach (var (chef, status) in new[] { (restaurant.Chef, "ready"), (restaurant.Waiter, "served") })
            (await chef.PatchAsync($"/api/orders/{order.Id}/status", new { status })).Text.ShouldContain(status);
        await using var till = await browser.DeviceAsync();
        var floor = await till.SignInAsync(node.Address, "/floor", "Carlo");

        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take-away") }).ClickAsync();
        await floor.GetByText("Rossi").First.ClickAsync();
        await floor.GetByRole(AriaRole.Tab, new() { Name = "Bill" }).ClickAsync();
        await floor.ButtonAsync("Make the bill");
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay €") }).ClickAsync();
        await floor.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Cash received") }).FillAsync("50");
        await floor.ButtonAsync("Take €50.00");

        await floor.GetByText("All paid").ShowsAsync();
        await Assertions.Expect(floor.Locator(".pay-result .due")).ToContainTextAsync("€");
    }

    [BrowserFact]
    public async Task A_bill_is_paid_in_cash_by_card_and_by_voucher()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        (await restaurant.Cashier.PostAsync("/api/shifts", new { drawer = "bar", @float = 10_000 })).Id.ShouldNotBeNull();
        var table = await restaurant.SeatAsync(0);
        await restaurant.OrderAsync(table, dishes: 3);
        await using var till = await browser.DeviceAsync();
        var floor = await till.SignInAsync(node.Address, "/floor", "Carlo");
        await floor.Locator(".plan .table.occupied").ClickAsync();
        await floor.GetByRole(AriaRole.Tab, new() { Name = "Bill" }).ClickAsync();
        await floor.ButtonAsync("Make the bill");
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay €") }).ClickAsync();

        await floor.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Amount") }).FillAsync("10");
        await floor.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Cash received") }).FillAsync("20");
        await floor.ButtonAsync("Take €20.00");
        await Assertions.Expect(floor.Locator(".pay-result .due")).ToHaveTextAsync("€10.00");
        await floor.ButtonAsync("Voucher");
        await floor.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Amount") }).FillAsync("5");
        await floor.ButtonAsync("Take €5.00");
        await floor.ButtonAsync("Card");
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("at the terminal$") }).ClickAsync();
        await floor.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Approved" }).ClickAsync();

        await floor.GetByText("All paid").ShowsAsync();
        var bill = (await restaurant.Cashier.GetAsync($"/api/bills?tableId={table}")).Body.GetProperty("items")[0];
        bill.GetProperty("due").GetInt64().ShouldBe(0);
        bill.GetProperty("payments").EnumerateArray().Select(payment => payment.GetProperty("method").GetString())
            .ShouldBe(["cash", "voucher", "card"]);
        till.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_display_that_was_away_for_forty_orders_shows_what_one_that_stayed_shows()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await using var stayed = await browser.DeviceAsync(1920, 1080);
        await using var away = await browser.DeviceAsync(1920, 1080);
        var here = await stayed.SignInAsync(node.Address, "/kitchen", "Chef Rossi");
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        var there = await away.SignInAsync(network.Address(), "/kitchen", "Chef Rossi");
        var table = await restaurant.SeatAsync(0);
        await restaurant.OrderAsync(table, dishes: 3);
        await there.Tickets().First.ShowsAsync();

        network.Cut();
        await there.Locator(".fresh.offline").ShowsAsync();
        for (var i = 0; i < 40; i++) await restaurant.OrderAsync(table, dishes: 1 + (i % 3));
        network.Heal();

        await there.IsLiveAsync();
        await Eventually.True(async () => await ListAsync(here) == await ListAsync(there), "both show the same tickets");
        await Eventually.True(async () => await PictureAsync(here) == await PictureAsync(there), "both look the same");
    }

    [BrowserFact]
    public async Task The_display_of_a_chef_who_is_dismissed_says_so_and_stops()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var kitchen = await device.SignInAsync(node.Address, "/kitchen", "Chef Rossi");
        using var manager = await node.Rest().LoginAsync("admin@demo.local", "Demo-1234");

        (await manager.PatchAsync("/api/staff/u_demo_chef", new { active = false })).Text.ShouldContain("inactive");

        await kitchen.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).ShowsAsync();
        await Assertions.Expect(kitchen.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Assertions.Expect(kitchen.Tickets()).ToHaveCountAsync(0);
    }

    private static Task<string> ListAsync(IPage kitchen) => kitchen.EvaluateAsync<string>("""
        [...document.querySelectorAll('article.ticket')].map(ticket => {
          const copy = ticket.cloneNode(true)
          copy.querySelectorAll('.clock').forEach(clock => clock.remove())
          return copy.textContent
        }).join('\n')
        """);

    // The clocks differ by when each picture is taken.
    private static async Task<string> PictureAsync(IPage kitchen) => Convert.ToBase64String(await kitchen.Locator(".wall").ScreenshotAsync(
        new() { Mask = [kitchen.Locator(".clock")], Animations = ScreenshotAnimations.Disabled }));

    private static async Task<IReadOnlyList<JsonElement>> OrdersAsync(Node node)
    {
        using var waiter = await node.Rest().LoginAsync("waiter@demo.local", "Demo-1234");
        return [.. (await waiter.GetAsync("/api/orders")).Body.GetProperty("items").EnumerateArray()];
    }
}
