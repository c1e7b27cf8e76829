using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>The files of the screens: their source, and how a host serves them.</summary>
public sealed class ScreenFileTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Screens");

    [NpmFact]
    public async Task Types_are_sound_libraries_are_those_of_npm_and_every_language_has_every_word()
    {
        await Npm.RunAsync(Folder, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        await Npm.RunAsync(Npm.Package, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        await Npm.RunAsync(Folder, "npm", "run", "check");
    }

    [Theory, InlineData("/", "text/html"), InlineData("/kitchen", "text/html"), InlineData("/Floor", "text/html"),
        InlineData("/lib/preact.js", "text/javascript"), InlineData("/files.js", "text/javascript"),
        InlineData("/manifest.webmanifest", "application/manifest+json"), InlineData("/client/src/signalr.js", "text/javascript")]
    public async Task Anyone_may_read_them_and_nothing_inline_runs_in_them(string path, string type)
    {
        using var node = Node.Start(NodeSettings.Embedded());
        using var http = new HttpClient { BaseAddress = node.Address };
        using var answer = await http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("unsafe");
    }

    [Theory, InlineData("/package.json"), InlineData("/tsconfig.json"), InlineData("/README.md"), InlineData("/scripts/vendor.js"),
        InlineData("/lib/preact.d.ts"), InlineData("/node_modules/preact/package.json"), InlineData("/client/test/page.js"),
        InlineData("/../appsettings.json"), InlineData("/%2e%2e/appsettings.json"), InlineData("/demo.json"), InlineData("/kitchen.htm")]
    public async Task What_is_no_part_of_them_is_not_served(string path)
    {
        using var node = Node.Start(NodeSettings.Embedded());
        (await node.Rest().GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task The_demos_accounts_are_there_while_the_demo_is()
    {
        using var node = Node.Start(NodeSettings.Embedded().With("Demo:Enabled", "true"));
        var accounts = await node.Rest().GetAsync("/demo.json");
        accounts.Body.EnumerateArray().Select(one => one.GetProperty("role").GetString())
            .ShouldBe(["chef", "waiter", "cashier", "manager", "admin"]);
    }

    [Theory, InlineData("/floor/"), InlineData("/Floor/?table=12")]
    public async Task A_page_with_a_slash_at_its_end_leads_to_the_page(string path)
    {
        using var node = Node.Start(NodeSettings.Embedded().With("Proxy:PathBase", "/town"));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await http.GetAsync(new Uri(node.Address, "/town" + path));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/town" + path.Replace("r/", "r", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_reading_is_possible()
    {
        using var node = Node.Start(NodeSettings.Embedded());
        (await node.Rest().PostAsync("/kitchen", new { })).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
