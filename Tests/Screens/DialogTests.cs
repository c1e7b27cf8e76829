using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>The dialogs of the floor: what was filled in is not lost by a slip or a refusal, and money is not taken by one.</summary>
public sealed class DialogTests(Browser browser) : IClassFixture<Browser>
{
    private static NodeSettings Demo => DemoClients.WithDemo(NodeSettings.Embedded());

    [BrowserFact]
    public async Task Text_selected_to_beside_a_dialog_and_a_tap_there_leave_what_was_filled_in()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");
        await floor.SeatAsync("Terrace 1");
        await floor.ButtonAsync("Add");
        await floor.GetByPlaceholder("Find a dish").FillAsync("Tagliata");
        await floor.Locator(".dish", new() { HasText = "Tagliata" }).ClickAsync();
        var note = floor.GetByLabel("Note for the kitchen");

        await note.HoverAsync();
        await floor.Mouse.DownAsync();
        await floor.Mouse.MoveAsync(4, 4);
        await floor.Mouse.UpAsync();
        await note.FillAsync("well done");
        await floor.Mouse.ClickAsync(4, 4);
        await Assertions.Expect(note).ToHaveValueAsync("well done");

        await floor.Keyboard.PressAsync("Escape");
        await floor.Locator(".dish", new() { HasText = "Tagliata" }).ClickAsync();
        await note.ShowsAsync();
        await floor.Mouse.ClickAsync(4, 4);
        await Assertions.Expect(floor.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_discount_that_is_refused_stays_as_it_was_filled_in_and_one_above_the_limit_says_so_beforehand()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await using var device = await browser.DeviceAsync();
        var hub = await SlowHub.BeforeAsync(device);
        var (floor, bill) = await OpenBillAsync(device, restaurant, node);
        await floor.ButtonAsync("Discount");
        var amount = floor.GetByLabel("Or an amount");

        await amount.FillAsync("12");
        await floor.ButtonAsync("Offer");
        await floor.GetByText("only a manager").Filter(new() { HasText = "€" }).ShowsAsync();
        await Assertions.Expect(floor.GetByRole(AriaRole.Button, new() { Name = "Take off €12.00" })).ToBeDisabledAsync();
        await amount.FillAsync("1");
        hub.Hold();
        (await restaurant.Manager.PostAsync($"/api/bills/{bill}/void", new { reason = "Mistake" })).Text.ShouldContain("void");
        await floor.ButtonAsync("Take off €1.00");

        await floor.Locator(".message.refused").ShowsAsync();
        await Assertions.Expect(amount).ToHaveValueAsync("1");
        await Assertions.Expect(floor.GetByLabel("Reason").And(floor.GetByRole(AriaRole.Textbox))).ToHaveValueAsync("Offer");
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_tip_above_the_amount_and_far_too_much_cash_are_taken_only_once_they_are_said_to_be_right()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await using var device = await browser.DeviceAsync();
        var (floor, _) = await OpenBillAsync(device, restaurant, node);
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay €") }).ClickAsync();

        await floor.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Cash received") }).FillAsync("100000");
        await floor.GetByText("More than ten times").ShowsAsync();
        await Assertions.Expect(floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take €") })).ToBeDisabledAsync();
        await floor.ButtonAsync("€100,000.00 is right");
        await Assertions.Expect(floor.GetByRole(AriaRole.Button, new() { Name = "Take €100,000.00" })).ToBeEnabledAsync();
        await floor.ButtonAsync("Card");
        await floor.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Tip") }).FillAsync("500");
        await floor.GetByText("The tip is more than").ShowsAsync();
        var terminal = floor.GetByRole(AriaRole.Button, new() { NameRegex = new("at the terminal$") });
        await Assertions.Expect(terminal).ToBeDisabledAsync();
        await floor.ButtonAsync("€500.00 is right");
        await terminal.ClickAsync();

        // What is reserved is not paid: the dialog shows it, where it showed that nothing is due.
        await Assertions.Expect(floor.Locator(".pay-top")).ToContainTextAsync(new Regex("^At the terminal\\s*€5[0-9]{2}"));
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_drawer_that_another_person_opens_leaves_the_form_for_ones_own_and_a_float_too_large_is_asked_about()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Carlo");
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Carlo") }).ClickAsync();
        await floor.ButtonAsync("Cash drawer");
        await floor.GetByLabel("Name of the drawer").FillAsync("terrace");
        await floor.GetByLabel("Float").FillAsync("1000000000");

        await floor.GetByText("Unusually much").ShowsAsync();
        (await restaurant.Manager.PostAsync("/api/shifts", new { drawer = "bar", @float = 10_000 })).Id.ShouldNotBeNull();
        await floor.GetByRole(AriaRole.Region, new() { Name = "bar", Exact = true }).ShowsAsync();
        await Assertions.Expect(floor.GetByLabel("Name of the drawer")).ToHaveValueAsync("terrace");
        var open = floor.GetByRole(AriaRole.Button, new() { Name = "Open drawer" });
        await Assertions.Expect(open).ToBeDisabledAsync();
        await floor.GetByLabel("Float").FillAsync("100");
        await open.ClickAsync();
        await floor.GetByRole(AriaRole.Region, new() { Name = "terrace", Exact = true }).ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_cashier_is_told_who_takes_orders_before_choosing_dishes()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Carlo");
        await floor.SeatAsync("Terrace 1");

        // Playwright takes what is not offered for disabled; a person can tap it.
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add") }).ClickAsync(new() { Force = true });

        await floor.GetByText("Only a waiter or a manager may do this.").ShowsAsync();
        await Assertions.Expect(floor.GetByPlaceholder("Find a dish")).ToHaveCountAsync(0);
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Lines_of_one_dish_are_told_apart_as_they_are_split()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var (table, dish) = (await restaurant.SeatAsync(0), restaurant.Dishes[0]);
        (await restaurant.Waiter.PostAsync("/api/orders", new
        {
            tableId = table, items = Enumerable.Range(1, 2).Select(seat => new { menuItemId = dish, quantity = 1, seat }),
        })).Id.ShouldNotBeNull();
        await restaurant.BillAsync(table);
        await using var device = await browser.DeviceAsync();
        var floor = await OpenBillOfAsync(device, node);
        await floor.ButtonAsync("Split");

        await floor.ButtonAsync("By dish");
        foreach (var seat in (int[])[1, 2])
            await floor.Locator(".split-piece", new() { HasTextRegex = new($"Seat {seat}.*€") }).ShowsAsync();
        await Assertions.Expect(floor.Locator("#split-way").GetByRole(AriaRole.Button, new() { Name = "Split" })).ToBeDisabledAsync();
        await floor.ButtonAsync("By amount");
        await floor.GetByText("Every share needs an amount").ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    /// <summary>As the cashier: the bill of a table with three dishes.</summary>
    private static async Task<(IPage Floor, string Bill)> OpenBillAsync(Device device, DemoClients restaurant, Node node)
    {
        var table = await restaurant.SeatAsync(0);
        await restaurant.OrderAsync(table, dishes: 3);
        var bill = (await restaurant.BillAsync(table)).GetProperty("id").GetString()!;
        return (await OpenBillOfAsync(device, node), bill);
    }

    /// <summary>As the cashier: the bill of the only table with guests.</summary>
    private static async Task<IPage> OpenBillOfAsync(Device device, Node node)
    {
        var floor = await device.SignInAsync(node.Address, "/floor", "Carlo");
        await floor.Locator(".plan .table.occupied, .plan .table.awaitingPayment").ClickAsync();
        await floor.GetByRole(AriaRole.Tab, new() { Name = "Bill" }).ClickAsync();
        await floor.Locator(".bill .due").ShowsAsync();
        return floor;
    }
}
