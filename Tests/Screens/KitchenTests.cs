using System.Text.Json;
using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>What a cook sees and does on the kitchen's page.</summary>
public sealed class KitchenTests(Browser browser) : IClassFixture<Browser>
{
    private static NodeSettings Demo => DemoClients.WithDemo(NodeSettings.Embedded());

    [BrowserFact]
    public async Task A_ticket_longer_than_two_phones_is_seen_when_it_is_in_view_and_one_below_the_edge_is_not()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var longOne = await PlaceAsync(restaurant, lines: 40, quantity: 1);
        var below = await PlaceAsync(restaurant, lines: 1, quantity: 1);
        await using var phone = await browser.DeviceAsync(390, 844);
        var kitchen = await phone.SignInAsync(node.Address, "/kitchen", "Chef Rossi");

        await Eventually.True(async () => await StatusAsync(restaurant, longOne) == "seen", "the long ticket is acknowledged");
        await kitchen.Tickets().First.Locator(".tap").First.ClickAsync();
        await Eventually.True(async () => await StatusAsync(restaurant, longOne) == "active", "what was tapped after that is done, too");
        (await StatusAsync(restaurant, below)).ShouldBe("new");
        await kitchen.Tickets().Last.ScrollIntoViewIfNeededAsync();
        await Eventually.True(async () => await StatusAsync(restaurant, below) == "seen", "the one below is acknowledged");
    }

    [BrowserFact]
    public async Task A_ticket_that_came_into_view_without_network_is_seen_when_the_network_is_back()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await PlaceAsync(restaurant, lines: 40, quantity: 1);
        var below = await PlaceAsync(restaurant, lines: 1, quantity: 1);
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var phone = await browser.DeviceAsync(390, 844);
        await phone.Context.Clock.InstallAsync();
        var kitchen = await phone.SignInAsync(network.Address(), "/kitchen", "Chef Rossi");
        await kitchen.EvaluateAsync("navigator.serviceWorker.ready");
        await kitchen.Tickets().First.ShowsAsync();
        network.Cut();
        await kitchen.Locator(".fresh.offline").ShowsAsync();
        await kitchen.ReloadAsync();
        await kitchen.Locator(".fresh.offline").ShowsAsync();

        await kitchen.Tickets().Last.ScrollIntoViewIfNeededAsync();
        await phone.Context.Clock.FastForwardAsync("01:00");
        (await StatusAsync(restaurant, below)).ShouldBe("new");
        network.Heal();

        await Eventually.True(async () => await StatusAsync(restaurant, below) == "seen", "the display tells that it shows it");
        phone.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Where_a_line_joins_another_one_while_its_portions_are_chosen_the_choice_is_offered_anew()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var order = await PlaceAsync(restaurant, lines: 1, quantity: 5);
        var line = (await ItemsAsync(restaurant, order)).Single().GetProperty("id").GetString();
        await StartAsync(restaurant, order, line, quantity: 2);
        await using var device = await browser.DeviceAsync();
        var kitchen = await device.SignInAsync(node.Address, "/kitchen", "Chef Rossi");
        await kitchen.Locator(".item.preparing .count").ClickAsync();
        await kitchen.GetByText("How many are ready?").ShowsAsync();

        await StartAsync(restaurant, order, (await ItemsAsync(restaurant, order))
            .Single(item => Portions(item) == "3 queued").GetProperty("id").GetString(), quantity: 3);

        await kitchen.Locator(".part-keys.lines button").ClickAsync();
        await Assertions.Expect(kitchen.Locator(".part-keys.counts button")).ToHaveCountAsync(5);
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Undo_of_the_last_portions_leaves_those_that_another_display_made_ready_meanwhile()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var order = await PlaceAsync(restaurant, lines: 1, quantity: 3);
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var device = await browser.DeviceAsync();
        var kitchen = await device.SignInAsync(network.Address(), "/kitchen", "Chef Rossi");
        await kitchen.Tickets().First.ShowsAsync();

        network.Cut();
        await kitchen.Locator(".fresh.offline").ShowsAsync();
        foreach (var key in (string[])["1", "p", "1"]) await kitchen.Keyboard.PressAsync(key);
        var line = (await ItemsAsync(restaurant, order)).ShouldHaveSingleItem().GetProperty("id").GetString();
        (await restaurant.Chef.PatchAsync($"/api/orders/{order}/items/{line}/status", new { status = "ready", quantity = 2 }))
            .Text.ShouldContain("ready");
        network.Heal();
        await kitchen.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();

        await Eventually.True(
            async () => (await ItemsAsync(restaurant, order)).Select(Portions).Order().SequenceEqual(["1 queued", "2 ready"]),
            "only the third portion is taken back");
        device.Faults.ShouldBeEmpty();
    }

    private static async Task StartAsync(DemoClients restaurant, string order, string? line, int quantity) =>
        (await restaurant.Chef.PatchAsync($"/api/orders/{order}/items/{line}/status", new { status = "preparing", quantity })).Text
            .ShouldContain("preparing");

    /// <summary>Places an order for take-away of lines of the same dish, and returns its id.</summary>
    private static async Task<string> PlaceAsync(DemoClients restaurant, int lines, int quantity)
    {
        var items = Enumerable.Repeat(new { menuItemId = restaurant.Dishes[0], quantity }, lines);
        var placed = await restaurant.Waiter.PostAsync("/api/orders", new { kind = "takeAway", callName = "Rossi", items });
        return placed.Id.ShouldNotBeNull(placed.Text);
    }

    private static async Task<string?> StatusAsync(DemoClients restaurant, string order) =>
        (await restaurant.Chef.GetAsync("/api/kitchen")).Body.GetProperty("tickets").EnumerateArray()
            .Single(ticket => ticket.GetProperty("orderId").GetString() == order).GetProperty("status").GetString();

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(DemoClients restaurant, string order) =>
        [.. (await restaurant.Waiter.GetAsync($"/api/orders/{order}")).Body.GetProperty("items").EnumerateArray()];

    private static string Portions(JsonElement item) => $"{item.GetProperty("quantity")} {item.GetProperty("status")}";
}
