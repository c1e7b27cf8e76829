using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Clients;

/// <summary>The client in C# as a newcomer has it: two packages and the page that says how.</summary>
public sealed class DotnetPackageTests : IDisposable
{
    private static readonly string Clients = Path.Combine(Repository.Root, "Clients");

    private readonly string _folder = Directory.CreateTempSubdirectory("newcomer-").FullName;

    [Fact]
    public async Task From_an_empty_folder_the_display_of_the_README_shows_an_order()
    {
        var feed = Path.Combine(_folder, "feed");
        foreach (var project in new[] { "Wire", "dotnet" }) await PackAsync(Path.Combine(Clients, project), feed);
        var display = Directory.CreateDirectory(Path.Combine(_folder, "Display")).FullName;
        await DotnetAsync(display, "new", "console", "--no-restore");
        await File.WriteAllTextAsync(Path.Combine(display, "NuGet.config"), Sources(feed));
        await DotnetAsync(display, "add", "package", "RealtimeRestaurant.Client");
        await File.WriteAllTextAsync(Path.Combine(display, "Program.cs"), Display());
        await DotnetAsync(display, "build", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-o", "out");

        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded().With("Demo:Enabled", "true"));
        var (process, shown) = Npm.Follow(display, "dotnet", "out/Display.dll", node.Address.OriginalString);
        using (process)
        {
            try
            {
                await Eventually.True(() => Shows("live"), $"the display is live: {shown}");
                var (number, dish) = await JavaScriptTests.OrderAsync(node);
                await Eventually.True(
                    () => Shows($"#{number} ") && Shows($"1 {dish} (queued)"), $"{dish} of order {number} is shown: {shown}");
            }
            finally { process.Kill(entireProcessTree: true); }
        }

        bool Shows(string text)
        {
            lock (shown) return shown.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What the tests were built with is packed; nothing is built again.
    private static Task<string> PackAsync(string project, string feed) => DotnetAsync(
        project, "pack", "--no-build", "--nologo", "-nodeReuse:false", "-o", feed,
        "-c", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    private static Task<string> DotnetAsync(string folder, params string[] arguments) => Npm.RunAsync(folder, "dotnet", arguments);

    // All that the packages need was restored when the tests were built, so no registry is asked; and what is restored here is forgotten.
    private string Sources(string feed) => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "packages")}" /></config>
          <packageSources>
            <clear />
            <add key="feed" value="{feed}" />
            <add key="restored" value="{Restored}" />
          </packageSources>
        </configuration>
        """;

    private static string Restored => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // The first block of C# is the display. Thirty lines are promised.
    private static string Display()
    {
        var readme = File.ReadAllText(Path.Combine(Clients, "dotnet", "README.md"));
        var code = readme.Split("```cs\n")[1].Split("```")[0];
        code.TrimEnd().Split('\n').Length.ShouldBeLessThanOrEqualTo(30);
        return code;
    }
}
