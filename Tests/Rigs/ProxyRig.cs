using System.Diagnostics;
using System.Net;
using System.Text;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>A real proxy with its file of <c>deploy/</c>, in front of nodes of this machine.</summary>
internal sealed class ProxyRig : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ProxyRig(string program, IReadOnlyList<string> arguments, Uri address)
    {
        Address = address;
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The proxies that docs/deployment.md describes, by the name of their program.</summary>
    public static IReadOnlyList<string> All { get; } = ["caddy", "nginx", "haproxy"];

    /// <summary>Why they cannot run here; null when they can.</summary>
    public static string? WhyNot =>
        All.Where(program => Find(program) is null).ToArray() is { Length: > 0 } missing ? $"{string.Join(", ", missing)} not found" : null;

    /// <summary>Starts one, and waits until a node answers through it.</summary>
    /// <param name="program">One of <see cref="All"/>.</param>
    /// <param name="first">The port of the node that its file calls node-1.</param>
    /// <param name="second">The port of node-2; nothing has to listen there.</param>
    public static async Task<ProxyRig> StartAsync(string program, int first, int second)
    {
        var port = NodeProcess.FreePort();
        var folder = Directory.CreateTempSubdirectory("proxy-").FullName;
        var name = program switch { "caddy" => "Caddyfile", "nginx" => "nginx.conf", _ => "haproxy.cfg" };
        var file = Path.Combine(folder, name);
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", name));
        await File.WriteAllTextAsync(file, text
            .Replace("node-1:8080", $"127.0.0.1:{first}", StringComparison.Ordinal)
            .Replace("node-2:8080", $"127.0.0.1:{second}", StringComparison.Ordinal)
            .Replace("{$SITE::5080}", $"http://127.0.0.1:{port}, http://floor.example.com:{port}", StringComparison.Ordinal)
            .Replace("5080", $"{port}", StringComparison.Ordinal));
        IReadOnlyList<string> arguments = program switch
        {
            "caddy" => ["run", "--config", file, "--adapter", "caddyfile"],
            "nginx" => ["-p", folder, "-c", file, "-e", "stderr", "-g", $"daemon off; pid {folder}/nginx.pid;"],
            _ => ["-db", "-f", file],
        };
        var proxy = new ProxyRig(Find(program)!, arguments, new Uri($"http://127.0.0.1:{port}"));
        await proxy.ReadyAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.True(async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException($"The proxy ended:\n{_output}");
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                return answer.StatusCode is HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, "the proxy passes requests on");
    }

    private static string? Find(string program) =>
        ((Environment.GetEnvironmentVariable("PATH") ?? "") + ":/usr/sbin").Split(':')
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}

/// <summary>A test with each proxy of <see cref="ProxyRig.All"/> as its argument; skipped, with the reason, where one is missing.</summary>
public sealed class ProxyTheoryAttribute : TheoryAttribute
{
    public ProxyTheoryAttribute() => Skip = ProxyRig.WhyNot!;
}
