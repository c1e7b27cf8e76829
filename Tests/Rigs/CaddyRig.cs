using System.Diagnostics;
using System.Globalization;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>A real Caddy with deploy/Caddyfile in front of two nodes: the program named by CADDY, else the one on PATH.</summary>
internal sealed class CaddyRig : IAsyncDisposable
{
    private static readonly string? Program = Find();
    private readonly Process _process;

    private CaddyRig(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Why there is no Caddy here; null when there is one.</summary>
    public static string? WhyNot => Program is null ? "there is no caddy on PATH, and CADDY names none" : null;

    public Uri Address { get; }

    public static async Task<CaddyRig> StartAsync(Uri one, Uri two)
    {
        var folder = Directory.CreateTempSubdirectory("restaurant-caddy-").FullName;
        var port = NodeProcess.FreePort();
        var config = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "Caddyfile")))
            .Replace("node-1:8080 node-2:8080", $"{one.Authority} {two.Authority}", StringComparison.Ordinal);
        // The option has another name in Debian's version.
        if ((await RunAsync("version")).TrimStart('v').StartsWith("2.6", StringComparison.Ordinal))
            config = config.Replace("request_buffers 256KB", "buffer_requests", StringComparison.Ordinal);
        var path = Path.Combine(folder, "Caddyfile");
        await File.WriteAllTextAsync(path, config);
        var start = new ProcessStartInfo(Program!, ["run", "--config", path, "--adapter", "caddyfile"])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder,
            Environment =
            {
                ["SITE"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), ["HOME"] = folder,
                ["XDG_DATA_HOME"] = folder, ["XDG_CONFIG_HOME"] = folder,
            },
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var rig = new CaddyRig(process, new Uri($"http://127.0.0.1:{port}"));
        await Eventually.True(rig.IsReadyAsync, "Caddy passes requests on");
        return rig;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        try { return (await http.GetAsync("/health/ready")).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }

    private static async Task<string> RunAsync(string argument)
    {
        var start = new ProcessStartInfo(Program!, [argument]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return await process.StandardOutput.ReadToEndAsync();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("CADDY") is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "caddy"))
            .FirstOrDefault(File.Exists);
}

/// <summary>A test behind Caddy with MongoDB; skipped, with the reason, where one of the two is missing.</summary>
public sealed class CaddyFactAttribute : FactAttribute
{
    public CaddyFactAttribute() => Skip = (CaddyRig.WhyNot ?? MongoRig.WhyNot)!;
}
