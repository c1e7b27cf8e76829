using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>The forms of dashboard and floor: through a cut network, a reload, another person's change, a refusal.</summary>
public sealed class FormTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task What_is_saved_without_network_and_again_after_a_reload_is_made_once()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var device = await browser.DeviceAsync();
        var dashboard = await device.SignInAsync(network.Address(), "/dashboard", "Marta");
        await dashboard.EvaluateAsync("navigator.serviceWorker.ready");
        await dashboard.GotoAsync(new Uri(network.Address(), "/dashboard#reservations").OriginalString);
        await dashboard.ButtonAsync("+ Reservation");
        await dashboard.GetByLabel("Name").FillAsync("Rossini");
        await dashboard.GetByRole(AriaRole.Group, new() { Name = "Tables" }).GetByRole(AriaRole.Button).First.ClickAsync();

        network.Cut();
        await dashboard.Locator(".fresh.offline").ShowsAsync();
        await dashboard.ButtonAsync("Save");
        await dashboard.GetByText("1 waiting to be sent").ShowsAsync();
        await dashboard.ReloadAsync();
        network.Heal();
        await dashboard.IsLiveAsync();
        await dashboard.ButtonAsync("Save");

        await dashboard.GetByRole(AriaRole.Heading, new() { Name = "Rossini" }).ShowsAsync();
        await Assertions.Expect(dashboard.Locator(".edit-entry", new() { HasText = "Rossini" })).ToHaveCountAsync(1);
        await Assertions.Expect(dashboard.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Where_two_edit_the_same_the_second_sees_who_changed_it_and_both_values()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var first = await browser.DeviceAsync();
        await using var second = await browser.DeviceAsync();
        var manager = await OpenTableAsync(first, node, "Marta");
        var admin = await OpenTableAsync(second, node, "Ada");

        await manager.GetByLabel("Area").FillAsync("Garden");
        await admin.GetByLabel("Area").FillAsync("Roof");
        await admin.ButtonAsync("Save");
        await admin.GetByText("Saved").ShowsAsync();

        var conflict = manager.GetByRole(AriaRole.Group, new() { NameRegex = new("^Area: changed meanwhile .last edit: Ada, ") });
        await Assertions.Expect(conflict).ToContainTextAsync("TheirsRoof");
        await Assertions.Expect(conflict).ToContainTextAsync("YoursGarden");
    }

    [BrowserTheory]
    [InlineData("0002-12-24", "0002-12-24T18:10:04.000Z")]
    [InlineData("2026-12-24", "2026-12-24T18:00:00.000Z")]
    public async Task A_day_whose_year_is_still_being_typed_is_a_day(string day, string instant)
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(node.Address);

        (await page.EvaluateAsync<string>(
            $"import('./shell/zone.js').then(({{ instantOf }}) => instantOf('{day}', '19:00', 'Europe/Rome'))")).ShouldBe(instant);
    }

    [BrowserFact]
    public async Task What_no_message_has_told_yet_is_not_overwritten()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var table = restaurant.Tables[0];
        var reservation = await restaurant.BookAsync(table, "Rossini");
        await using var device = await browser.DeviceAsync();
        var hub = await SlowHub.BeforeAsync(device);
        var dashboard = await OpenTableAsync(device, node, "Marta");
        await dashboard.GetByLabel("Area").FillAsync("Garden");
        var second = await device.OpenAsync(new Uri(node.Address, "/dashboard#reservations"));
        await second.Locator(".edit-entry", new() { HasText = "Rossini" }).ClickAsync();
        await second.GetByLabel("Note").FillAsync("by the window");

        hub.Hold();
        (await restaurant.Manager.PatchAsync($"/api/tables/{table}", new { area = "Roof" })).Text.ShouldContain("Roof");
        (await restaurant.Manager.PatchAsync($"/api/reservations/{reservation}", new { note = "in the garden" })).Text
            .ShouldContain("in the garden");
        await dashboard.ButtonAsync("Save");
        await second.ButtonAsync("Save");

        await Assertions.Expect(dashboard.GetByRole(AriaRole.Group, new() { NameRegex = new("^Area: changed by someone else meanwhile") }))
            .ToContainTextAsync("TheirsRoof");
        await Assertions.Expect(second.GetByRole(AriaRole.Group, new() { NameRegex = new("^Note: changed by someone else meanwhile") }))
            .ToContainTextAsync("Theirsin the garden");
    }

    [BrowserFact]
    public async Task What_was_refused_stays_as_it_was_typed_and_the_reason_can_be_dismissed()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");
        await floor.ButtonAsync("Reservations");
        await floor.ButtonAsync("New reservation");
        await floor.GetByLabel("Name").FillAsync("Rossini");
        await floor.GetByLabel("Phone").FillAsync("12");
        await floor.GetByRole(AriaRole.Group, new() { NameRegex = new("^Tables") }).GetByRole(AriaRole.Button).First.ClickAsync();
        await floor.ButtonAsync("Save");

        await floor.GetByText("Give a phone number with its country").ShowsAsync();
        await floor.ButtonAsync("OK");
        await Assertions.Expect(floor.GetByText("Give a phone number")).ToHaveCountAsync(0);
        await Assertions.Expect(floor.GetByLabel("Name")).ToHaveValueAsync("Rossini");
        await floor.GetByLabel("Phone").FillAsync("+390612345678");
        await floor.ButtonAsync("Save");
        await floor.Locator(".reservation", new() { HasText = "Rossini" }).ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_answer_to_a_form_that_was_closed_leaves_the_next_one_as_it_was_typed()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var device = await browser.DeviceAsync();
        var hub = await SlowHub.BeforeAsync(device);
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");
        await floor.ButtonAsync("Reservations");
        await floor.ButtonAsync("New reservation");
        await floor.GetByLabel("Name").FillAsync("Rossini");
        await floor.GetByRole(AriaRole.Group, new() { NameRegex = new("^Tables") }).GetByRole(AriaRole.Button).First.ClickAsync();

        hub.Hold();
        await floor.ButtonAsync("Save");
        await floor.GetByRole(AriaRole.Button, new() { Name = "Sent …" }).ShowsAsync();
        await floor.ButtonAsync("Close");
        await floor.ButtonAsync("New reservation");
        await floor.GetByLabel("Name").FillAsync("Verdi");
        hub.Release();
        await NothingWaitsAsync(floor);

        await Assertions.Expect(floor.GetByLabel("Name")).ToHaveValueAsync("Verdi");
        await floor.ButtonAsync("Close");
        await floor.Locator(".reservation", new() { HasText = "Rossini" }).ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_answer_to_what_was_saved_leaves_what_was_opened_or_typed_since()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var device = await browser.DeviceAsync();
        var dashboard = await device.SignInAsync(network.Address(), "/dashboard", "Marta");
        await dashboard.GotoAsync(new Uri(network.Address(), "/dashboard#tables").OriginalString);
        await dashboard.ButtonAsync("+ Table");
        await dashboard.GetByLabel("Number").FillAsync("71");
        await dashboard.GetByLabel("Seats").FillAsync("4");

        network.Cut();
        await dashboard.Locator(".fresh.offline").ShowsAsync();
        await dashboard.ButtonAsync("Save");
        await dashboard.GetByText("1 waiting to be sent").ShowsAsync();
        await dashboard.GetByLabel("Number").FillAsync("72");
        await dashboard.Locator(".edit-entry").First.ClickAsync();
        await dashboard.ButtonAsync("Keep for later");
        await dashboard.GetByLabel("Area").FillAsync("Garden");
        network.Heal();
        await NothingWaitsAsync(dashboard);

        await Assertions.Expect(dashboard.GetByLabel("Area")).ToHaveValueAsync("Garden");
        await dashboard.ButtonAsync("+ Table");
        await dashboard.ButtonAsync("Keep for later");
        await Assertions.Expect(dashboard.GetByLabel("Number")).ToHaveValueAsync("72");
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_number_that_another_table_has_is_said_once_beside_its_field()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var device = await browser.DeviceAsync();
        var dashboard = await OpenTableAsync(device, node, "Marta");

        await dashboard.GetByLabel("Number").FillAsync("2");
        await dashboard.ButtonAsync("Save");

        await Assertions.Expect(dashboard.GetByLabel("Number")).ToHaveAccessibleDescriptionAsync("⚠ Another one has this already.");
        await Assertions.Expect(dashboard.GetByLabel("Number")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(dashboard.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync("⚠ One field needs a correction. Nothing was saved.");
    }

    [BrowserFact]
    public async Task All_that_is_wrong_with_a_form_is_said_at_once_each_beside_its_field()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var device = await browser.DeviceAsync();
        var dashboard = await device.SignInAsync(node.Address, "/dashboard", "Marta");
        await dashboard.GotoAsync(new Uri(node.Address, "/dashboard#menu").OriginalString);
        await dashboard.Locator(".edit-entry", new() { HasText = "Tagliata" }).ClickAsync();
        foreach (var (label, typed, _) in Wrong) await dashboard.Locator(".edit-fields").GetByLabel(label).First.FillAsync(typed);
        await dashboard.ButtonAsync("Save");

        foreach (var (label, _, fault) in Wrong)
            await Assertions.Expect(dashboard.Locator(".edit-fields").GetByLabel(label).First)
                .ToHaveAccessibleDescriptionAsync($"⚠ {fault}");
        await Assertions.Expect(dashboard.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{Wrong.Length} fields need a correction");
    }

    private static readonly (string Label, string Typed, string Fault)[] Wrong =
    [
        ("Name", "", "This cannot be empty."), ("Price", "many", "Type a number."),
        ("Place in its category", "99999999999", "At most 1000."),
        ("Take-away tax", "200", "At most 100 %."), ("Preparation", "100000", "At most 240 min."), ("Portions left", "-1", "At least 0."),
    ];

    [BrowserFact]
    public async Task What_is_wrong_where_a_form_has_no_place_for_it_is_said_of_the_whole()
    {
        using var node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var device = await browser.DeviceAsync();
        var dashboard = await device.SignInAsync(node.Address, "/dashboard", "Marta");
        await dashboard.GotoAsync(new Uri(node.Address, "/dashboard#menu").OriginalString);
        await dashboard.Locator(".edit-entry", new() { HasText = "Caprese" }).ClickAsync();
        await dashboard.ButtonAsync("+ Choice");
        await dashboard.Locator(".edit-part").Last.GetByLabel("Name").FillAsync("Size");
        await dashboard.Locator(".edit-option").Last.GetByRole(AriaRole.Button).Last.ClickAsync();
        await dashboard.ButtonAsync("Save");

        await Assertions.Expect(dashboard.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give 1 to 20 options.");
    }

    // The answer has come, and what it leads to was done before a test can ask.
    private static Task NothingWaitsAsync(IPage page) => Eventually.True(
        () => page.EvaluateAsync<bool>("!Object.keys(localStorage).some(key => key.includes('.outbox.'))"), "everything is answered");

    private static async Task<IPage> OpenTableAsync(Device device, Node node, string name)
    {
        var dashboard = await device.SignInAsync(node.Address, "/dashboard", name);
        await dashboard.GotoAsync(new Uri(node.Address, "/dashboard#tables").OriginalString);
        await dashboard.Locator(".edit-entry").First.ClickAsync();
        return dashboard;
    }
}
