using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>What every screen has, in a real browser: sign-in, states, a start without network, new versions.</summary>
public sealed class ShellTests(Browser browser) : IClassFixture<Browser>
{
    // Where the last picture of the kitchen is kept.
    private const string Picture = "/kitchen.picture";

    private static NodeSettings Demo => DemoClients.WithDemo(NodeSettings.Embedded());

    [BrowserFact]
    public async Task From_the_first_page_one_tap_leads_to_a_live_screen()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(node.Address);

        await page.GetByRole(AriaRole.Button, new() { Name = "Try as Chef Rossi (Chef)" }).ClickAsync();

        await page.IsLiveAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/kitchen");
        device.Faults.ShouldBeEmpty();
    }

    public static TheoryData<string> Proxies() => [.. ProxyRig.All];

    [BrowserAndProxyTheory, MemberData(nameof(Proxies))]
    public async Task Behind_each_proxy_a_screen_is_live(string program)
    {
        await using var node = await NodeProcess.StartAsync(Demo.With("Proxy:Known:0", "127.0.0.1"));
        await using var proxy = await ProxyRig.StartAsync(program, node.Address.Port, NodeProcess.FreePort());
        await using var device = await browser.DeviceAsync();

        await device.SignInAsync(proxy.Address, "/kitchen", "Chef Rossi");

        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Under_a_path_the_screens_work_as_well()
    {
        using var node = Node.Start(Demo.With("Proxy:PathBase", "/town/restaurant"));
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(new Uri(node.Address, "/town/restaurant"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Try as Anna (Waiter)" }).ClickAsync();

        await page.IsLiveAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/town/restaurant/floor");
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Who_may_not_see_a_screen_is_told_so_and_may_sign_in_as_another_person()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(new Uri(node.Address, "/floor"));

        await page.GetByLabel("Email").FillAsync("chef@demo.local");
        await page.GetByLabel("Password").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await page.GetByLabel("Password").FillAsync("Demo-1234");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Not allowed here" }).ShowsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as another person" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).ShowsAsync();
    }

    [BrowserFact]
    public async Task A_tablet_that_starts_without_network_shows_what_was_last_so_and_comes_alive_by_itself()
    {
        using var node = Node.Start(Demo);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        await restaurant.BookAsync(restaurant.Tables[1], "Rossini");
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var device = await browser.DeviceAsync();
        var floor = await device.SignInAsync(network.Address(), "/floor", "Anna");
        await floor.SeatAsync("Terrace 1");
        await floor.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).First.ShowsAsync();
        await ShellIsKeptAsync(floor);
        network.Cut();
        await floor.Locator(".fresh.offline").ShowsAsync();

        await floor.GotoAsync(new Uri(network.Address(), "/Floor/").OriginalString);

        await Assertions.Expect(floor.Locator(".fresh.offline")).ToHaveTextAsync(new Regex(@"as of \d.* · offline"));
        await Assertions.Expect(floor.Table("Terrace 1")).ToHaveClassAsync(new Regex("occupied"));
        (await floor.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain("Rossini");
        network.Heal();
        await floor.IsLiveAsync();
        await floor.ButtonAsync("Reservations 1");
        await floor.GetByText("Rossini").First.ShowsAsync();
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Another_person_does_not_see_what_was_last_shown_and_a_sign_out_leaves_nothing_of_it()
    {
        using var node = Node.Start(Demo);
        await using var network = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var device = await browser.DeviceAsync();
        var kitchen = await device.SignInAsync(network.Address(), "/kitchen", "Chef Rossi");
        await ShellIsKeptAsync(kitchen);
        network.Cut();
        await kitchen.Locator(".fresh.offline").ShowsAsync();
        var picture = await kitchen.EvaluateAsync<string>($"localStorage['{Picture}']");
        network.Heal();
        await kitchen.IsLiveAsync();

        await kitchen.GetByRole(AriaRole.Button, new() { NameRegex = new("^Chef Rossi") }).ClickAsync();
        await kitchen.ButtonAsync("Sign out");
        await kitchen.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).ShowsAsync();
        (await kitchen.EvaluateAsync<bool>($"'{Picture}' in localStorage")).ShouldBeFalse();
        await kitchen.GetByRole(AriaRole.Button, new() { NameRegex = new("^Marta ·") }).ClickAsync();
        await kitchen.IsLiveAsync();
        network.Cut();
        await kitchen.Locator(".fresh.offline").ShowsAsync();
        await kitchen.EvaluateAsync($"picture => {{ localStorage['{Picture}'] = picture }}", picture);
        await kitchen.ReloadAsync();

        await kitchen.GetByText("No connection yet.").ShowsAsync();
        await Assertions.Expect(kitchen.Locator(".wall, .bar .own > *")).ToHaveCountAsync(0);
        (await kitchen.EvaluateAsync<bool>($"'{Picture}' in localStorage")).ShouldBeFalse();
    }

    [BrowserFact]
    public async Task A_refusal_stays_until_it_is_read_whatever_is_said_after_it()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        await device.Context.Clock.InstallAsync();
        var floor = await device.SignInAsync(node.Address, "/floor", "Anna");

        await floor.EvaluateAsync("""
            import('/shell/messages.js').then(({ say }) => {
              say('Refused', { isRefusal: true })
              for (const text of ['first', 'second', 'third', 'fourth']) say(text)
            })
            """);

        await floor.GetByText("fourth").ShowsAsync();
        await Assertions.Expect(floor.GetByText("first")).ToHaveCountAsync(0);
        await device.Context.Clock.FastForwardAsync("00:06");
        await floor.GetByText("Refused").ShowsAsync();
        await floor.ButtonAsync("OK");
        await Assertions.Expect(floor.GetByText("Refused")).ToHaveCountAsync(0);
        device.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Where_a_session_ended_before_the_page_began_it_asks_for_a_sign_in()
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var page = await device.SignInAsync(node.Address, "/floor", "Anna");

        await page.EvaluateAsync("""
            for (const key of Object.keys(localStorage)) {
              const kept = localStorage[key].startsWith('{') ? JSON.parse(localStorage[key]) : null
              const ended = { ...kept, refreshToken: 'gone', accessToken: 'gone', expiresAt: new Date(0) }
              if (kept?.refreshToken) localStorage[key] = JSON.stringify(ended)
              else localStorage.removeItem(key)
            }
            """);
        await page.ReloadAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).ShowsAsync();
    }

    [BrowserFact]
    public async Task A_new_version_is_offered_and_used_when_the_person_says_so()
    {
        var pages = Copy(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        var settings = Demo.With("WEBROOT", pages);
        var node = await NodeProcess.StartAsync(settings);
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(node.Address);
        await ShellIsKeptAsync(page);
        await node.DisposeAsync();
        var html = Path.Combine(pages, "index.html");
        var changed = (await File.ReadAllTextAsync(html)).Replace("<title>", "<title>New: ", StringComparison.Ordinal);
        await File.WriteAllTextAsync(html, changed);
        await using var later = await NodeProcess.StartAsync(settings, node.Address.Port);

        await page.EvaluateAsync("navigator.serviceWorker.ready.then(registration => registration.update())");

        var offer = page.GetByRole(AriaRole.Button, new() { Name = "New version" });
        await offer.ShowsAsync();
        (await page.TitleAsync()).ShouldBe("RealtimeRestaurant");
        await offer.ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("New: RealtimeRestaurant");
    }

    [BrowserTheory, InlineData("/"), InlineData("/kitchen"), InlineData("/floor"), InlineData("/dashboard")]
    public async Task The_first_view_takes_less_than_200_KB(string path)
    {
        using var node = Node.Start(Demo);
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(new Uri(node.Address, path));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var bytes = await page.EvaluateAsync<double>("""
            performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
              .map(entry => entry.transferSize).reduce((sum, bytes) => sum + bytes, 0)
            """);

        bytes.ShouldBeInRange(10_000, 200_000);
    }

    private static async Task ShellIsKeptAsync(IPage page) => await page.EvaluateAsync("navigator.serviceWorker.ready");

    private static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("screens-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return copy;
    }
}
