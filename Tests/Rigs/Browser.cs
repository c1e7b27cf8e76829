using Microsoft.Playwright;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>Chromium: one for the tests of a class, a profile of its own for each device.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why its tests cannot run here; null when they can.</summary>
    public static string? WhyNot => Program is null ? "There is no Chromium: install it, or name it in CHROMIUM." : null;

    private static string? Program =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named
        : Programs.SelectMany(program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))).FirstOrDefault(File.Exists);

    // The one without windows takes a third less of the processor.
    private static readonly string[] Programs = ["chromium-headless-shell", "chromium"];

    public async Task InitializeAsync()
    {
        if (WhyNot is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    /// <summary>A device that has never been here.</summary>
    internal async Task<Device> DeviceAsync(int width = 1280, int height = 800, string language = "en", string? theme = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, Locale = language, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Eventually.Timeout.TotalMilliseconds);
        if (theme is not null) await context.AddInitScriptAsync($"localStorage.setItem('theme', '{theme}')");
        return new Device(context);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A tablet, phone or display: its pages share what is kept on it.</summary>
internal sealed class Device(IBrowserContext context) : IAsyncDisposable
{
    public IBrowserContext Context { get; } = context;

    /// <summary>What pages complained of: exceptions, and violations of the Content-Security-Policy.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Opens an address, and does not sign in.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        var page = await Context.NewPageAsync();
        page.PageError += (_, fault) => Faults.Add(fault);
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Faults.Add(line.Text);
        };
        await page.GotoAsync(address.OriginalString);
        return page;
    }

    /// <summary>Opens a screen, signs in as one of the demo's staff, and waits until it is live.</summary>
    public async Task<IPage> SignInAsync(Uri node, string screen, string name)
    {
        var page = await OpenAsync(new Uri(node, screen));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name} ·") }).ClickAsync();
        await page.IsLiveAsync();
        return page;
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}

internal static class ScreenPages
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = (float)Eventually.Timeout.TotalMilliseconds };

    public static Task IsLiveAsync(this IPage page) => page.Locator(".fresh.live").ShowsAsync();

    public static Task ShowsAsync(this ILocator locator) => Assertions.Expect(locator).ToBeVisibleAsync(Patiently);
}

/// <summary>A test of the screens; skipped, with the reason, where Chromium is missing.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhyNot!;
}

/// <summary>A test of the screens on two nodes behind a proxy; skipped, with the reason, where a program is missing.</summary>
public sealed class BrowserAndMongoFactAttribute : FactAttribute
{
    public BrowserAndMongoFactAttribute() => Skip = (Browser.WhyNot ?? ProxyRig.WhyNot ?? MongoRig.WhyNot)!;
}

/// <summary>A test of the screens with each proxy of <see cref="ProxyRig.All"/>; skipped where a program is missing.</summary>
public sealed class BrowserAndProxyTheoryAttribute : TheoryAttribute
{
    public BrowserAndProxyTheoryAttribute() => Skip = (Browser.WhyNot ?? ProxyRig.WhyNot)!;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.WhyNot!;
}
