using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Doors;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Jwt:Key", ""), InlineData("Jwt:Key", "short"), InlineData("Jwt:Key", "change-me-change-me-change-me-change-me"), InlineData("Jwt:Key", null)]
    [InlineData("Jwt:AccessLifetime", "2.00:00:00"), InlineData("Live:Fanout", "backplane"), InlineData("Live:Fanout", "nonsense")]
    public async Task Production_does_not_start_with_settings_that_cannot_be_meant(string key, string? value)
    {
        var settings = NodeSettings.Embedded() with { Environment = "Production", More = new Dictionary<string, string?> { [key] = value } };
        if (key is "Live:Fanout") settings = settings with { Fanout = value! };
        var (code, output) = await NodeProcess.FailAsync(settings);
        code.ShouldBe(78, output);
        output.ShouldContain(key);
    }

    [Fact]
    public async Task Production_starts_with_a_key_and_has_no_demo()
    {
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded() with { Environment = "Production", More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        using var rest = node.Rest();
        (await rest.PostAsync("/api/auth/login", new { email = "admin@demo.local", password = "Demo-1234" })).ShouldBeProblem(System.Net.HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Fact]
    public async Task Development_makes_a_key_for_itself_and_keeps_it()
    {
        var settings = NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Jwt:Key"] = null } };
        string token;
        using (var node = Node.Start(settings))
        using (var rest = await node.Rest().RegisterAsync()) token = rest.Token;
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(Path.GetDirectoryName(settings.Sqlite)!, "jwt.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var again = Node.Start(settings);
        using var later = again.Rest();
        later.Token = token;
        (await later.GetAsync("/api/tables")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
