using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>Every screen in every size, theme and direction: nothing is cut off, and axe finds nothing (WCAG 2.2 AA).</summary>
public sealed class LookTests(Browser browser, LookTests.Evening evening) : IClassFixture<Browser>, IClassFixture<LookTests.Evening>
{
    private static readonly (string Path, string Name)[] Screens =
        [("/kitchen", "Chef Rossi"), ("/floor", "Anna"), ("/dashboard", "Marta")];

    public static TheoryData<string, string, string> ScreensAndThemes()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (path, name) in Screens) foreach (var theme in (string[])["light", "dark"]) all.Add(path, name, theme);
        return all;
    }

    [BrowserTheory, MemberData(nameof(ScreensAndThemes))]
    public async Task Axe_finds_no_violation(string path, string name, string theme)
    {
        await using var device = await browser.DeviceAsync(theme: theme);
        var page = await device.SignInAsync(evening.Address, path, name);
        await Evening.ShownAsync(page);

        await IsAccessibleAsync(page);
        device.Faults.ShouldBeEmpty();
    }

    [BrowserTheory, InlineData("light"), InlineData("dark")]
    public async Task Axe_finds_no_violation_in_any_section_of_the_dashboard(string theme)
    {
        await using var device = await browser.DeviceAsync(theme: theme);
        var page = await device.SignInAsync(evening.Address, "/dashboard", "Marta");
        foreach (var section in (string[])
            ["orders", "bills", "notices", "period", "menu", "tables", "reservations", "staff", "settings"])
        {
            await page.EvaluateAsync($"location.hash = '{section}'");
            await page.Locator($"[aria-current=page][href='#{section}']").First.ShowsAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await IsAccessibleAsync(page);
        }
        device.Faults.ShouldBeEmpty();
    }

    [BrowserTheory, InlineData("light"), InlineData("dark")]
    public async Task Axe_finds_no_violation_at_a_table_either(string theme)
    {
        await using var device = await browser.DeviceAsync(theme: theme);
        var page = await device.SignInAsync(evening.Address, "/floor", "Anna");
        await page.Locator(".plan .table.occupied").First.ClickAsync();
        foreach (var tab in (string[])["Bill", "Table", "Order"])
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await page.GetByRole(AriaRole.Tabpanel, new() { Name = tab }).ShowsAsync();
            await IsAccessibleAsync(page);
        }
        await page.ButtonAsync("Add");
        await page.Locator(".dish").First.ShowsAsync();
        await IsAccessibleAsync(page);
        device.Faults.ShouldBeEmpty();
    }

    private static async Task IsAccessibleAsync(IPage page) =>
        (await page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] } })).Violations
            .Select(violation => $"{page.Url} {violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();

    [BrowserTheory, InlineData(""), InlineData("Email")]
    public async Task Axe_finds_no_violation_before_the_sign_in_either(string label)
    {
        await using var device = await browser.DeviceAsync();
        var page = await device.OpenAsync(new Uri(evening.Address, label.Length > 0 ? "/floor" : "/"));
        if (label.Length > 0) await page.GetByLabel(label).ShowsAsync();

        (await page.RunAxe()).Violations.Select(violation => violation.Id).ShouldBeEmpty();
    }

    public static TheoryData<string, string, int, int> ScreensAndSizes()
    {
        var all = new TheoryData<string, string, int, int>();
        // The last is a tablet at a zoom of 200 %.
        foreach (var (path, name) in Screens)
            foreach (var (width, height) in ((int, int)[])[(390, 844), (768, 1024), (1024, 768), (1920, 1080), (512, 384)])
                all.Add(path, name, width, height);
        return all;
    }

    [BrowserTheory, MemberData(nameof(ScreensAndSizes))]
    public async Task Nothing_is_cut_off_in_either_direction(string path, string name, int width, int height)
    {
        await using var device = await browser.DeviceAsync(width, height);
        var page = await device.SignInAsync(evening.Address, path, name);
        await Evening.ShownAsync(page);
        await FitsAsync(page);

        await page.EvaluateAsync("localStorage.setItem('language', 'ar')");
        await page.ReloadAsync();
        await page.Locator("html[dir=rtl] .fresh.live").ShowsAsync();
        await Evening.ShownAsync(page);
        await FitsAsync(page);
    }

    public static TheoryData<string, string, int, int> ScreensAndRoomySizes()
    {
        var all = new TheoryData<string, string, int, int>();
        foreach (var (path, name) in Screens)
            foreach (var (width, height) in ((int, int)[])[(390, 844), (768, 1024), (1024, 768), (1280, 800), (1920, 1080)])
                all.Add(path, name, width, height);
        return all;
    }

    [BrowserTheory, MemberData(nameof(ScreensAndRoomySizes))]
    public async Task What_is_said_lies_over_nothing_that_is_tapped(string path, string name, int width, int height)
    {
        await using var device = await browser.DeviceAsync(width, height);
        var page = await device.SignInAsync(evening.Address, path, name);
        await Evening.ShownAsync(page);
        if (path == "/floor") await page.Locator(".plan .table.occupied").First.ClickAsync();

        foreach (var isRefusal in (bool[])[false, true])
        {
            await page.EvaluateAsync(
                "isRefusal => import('/shell/messages.js').then(({ say }) => say('Tiramisù: sold out', { isRefusal }))", isRefusal);
            await page.Locator(isRefusal ? ".message.refused" : ".message").Last.ShowsAsync();
            (await page.EvaluateAsync<string[]>(Covered)).ShouldBeEmpty();
        }
        await FitsAsync(page);
    }

    // What can be tapped, and has a message at its middle or at an edge.
    private const string Covered = """
        [...document.querySelectorAll('button, a')].filter(one => !one.closest('.messages')).filter(one => {
          const { left, right, top, bottom, width, height } = one.getBoundingClientRect()
          if (width === 0) return false
          const points = [[left + width / 2, top + height / 2], [left + width / 2, top + 4], [left + width / 2, bottom - 4]]
          return points.some(([x, y]) => document.elementFromPoint(x, y)?.closest('.message'))
        }).map(one => one.outerHTML)
        """;

    // The page itself does not scroll sideways; a part of it may, such as a table.
    private static async Task FitsAsync(IPage page) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);

    /// <summary>A node with the demo, and guests at three tables.</summary>
    public sealed class Evening : IAsyncLifetime
    {
        private Node? _node;

        public Uri Address => _node!.Address;

        public async Task InitializeAsync()
        {
            _node = Node.Start(DemoClients.WithDemo(NodeSettings.Embedded()).With("Demo:History", "true"));
            await using var restaurant = await DemoClients.OpenAsync(Address);
            for (var table = 0; table < 3; table++) await restaurant.OrderAsync(await restaurant.SeatAsync(table), dishes: 1 + table);
        }

        /// <summary>Waits until a screen shows what there is.</summary>
        internal static Task ShownAsync(IPage page) =>
            page.Locator("article.ticket, .plan .table.occupied, .figure").First.ShowsAsync();

        public async Task DisposeAsync()
        {
            if (_node is not null) await _node.DisposeAsync();
        }
    }
}
