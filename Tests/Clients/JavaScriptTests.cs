using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Clients;

/// <summary>The client in JavaScript: its own tests, and the package as a newcomer has it.</summary>
public sealed class JavaScriptTests(JavaScriptPackage package) : IClassFixture<JavaScriptPackage>
{
    [NpmFact]
    public async Task The_types_are_sound_and_every_conformance_case_holds_in_Node() => await Npm.RunAsync(Npm.Package, "npm", "test");

    [NpmFact]
    public async Task Every_conformance_case_holds_in_Chromium() => await Npm.RunAsync(Npm.Package, "npm", "run", "test:chromium");

    [NpmFact]
    public async Task A_page_of_another_origin_shows_an_order_and_a_chef_is_told_where_they_are_not_allowed()
    {
        var port = NodeProcess.FreePort();
        await using var node = await NodeProcess.StartAsync(
            NodeSettings.Embedded().With("Demo:Enabled", "true").With("Http:Origins:0", $"http://127.0.0.1:{port}"));
        await Npm.RunAsync(Npm.Package, "npm", "run", "test:page", "--", node.Address.OriginalString, $"{port}");
    }

    [NpmFact]
    public async Task What_is_generated_is_as_the_documents_are()
    {
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded());
        await Npm.RunAsync(Npm.Package, "npm", "run", "generate", "--", node.Address.OriginalString, "--check");
    }

    [NpmFact]
    public async Task From_an_empty_folder_the_display_of_the_README_shows_an_order()
    {
        var folder = Directory.CreateTempSubdirectory("newcomer-").FullName;
        await Npm.RunAsync(folder, "npm", "init", "-y");
        await Npm.RunAsync(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", package.File);
        await File.WriteAllTextAsync(Path.Combine(folder, "display.mjs"), Display());
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded().With("Demo:Enabled", "true"));
        var (display, shown) = Npm.Follow(folder, "node", "display.mjs", node.Address.OriginalString);
        try
        {
            await Eventually.True(() => Shows("live"), $"the display is live: {shown}");
            var (number, dish) = await OrderAsync(node);
            await Eventually.True(() => Shows($"#{number} ") && Shows($"1 {dish} (queued)"), $"{dish} of order {number} is shown: {shown}");
        }
        finally
        {
            display.Kill(entireProcessTree: true);
            display.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        bool Shows(string text)
        {
            lock (shown) return shown.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    // The first block of JavaScript is the display. Thirty lines are promised.
    private static string Display()
    {
        var readme = File.ReadAllText(Path.Combine(Npm.Package, "README.md"));
        var code = readme.Split("```js\n")[1].Split("```")[0];
        code.TrimEnd().Split('\n').Length.ShouldBeLessThanOrEqualTo(30);
        return code;
    }

    internal static async Task<(int Number, string Dish)> OrderAsync(NodeProcess node)
    {
        using var waiter = await node.Rest().LoginAsync("waiter@demo.local", "Demo-1234");
        var table = (await waiter.GetAsync("/api/tables")).Body.GetProperty("items").EnumerateArray()
            .First(one => one.GetProperty("status").GetString() == "available").GetProperty("id").GetString();
        var dish = (await waiter.GetAsync("/api/menu")).Body.GetProperty("categories").EnumerateArray()
            .SelectMany(category => category.GetProperty("items").EnumerateArray())
            .First(one => one.GetProperty("available").GetBoolean() && one.GetProperty("modifiers").GetArrayLength() == 0);
        (await waiter.PatchAsync($"/api/tables/{table}/status", new { status = "occupied", guests = 2 })).Status
            .ShouldBe(HttpStatusCode.OK);
        var order = await waiter.PostAsync("/api/orders",
            new { tableId = table, items = new[] { new { menuItemId = dish.GetProperty("id").GetString(), quantity = 1 } } });
        order.Status.ShouldBe(HttpStatusCode.Created, order.Text);
        return (order.Body.GetProperty("number").GetInt32(), dish.GetProperty("name").GetString()!);
    }
}

/// <summary>The packed package, which brings what the other tests need: its dependencies and its types.</summary>
public sealed class JavaScriptPackage : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    public string File => Directory.GetFiles(_folder, "*.tgz").Single();

    public async Task InitializeAsync()
    {
        if (Npm.WhyNot is null) await Npm.RunAsync(Npm.Package, "npm", "pack", "--pack-destination", _folder);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
