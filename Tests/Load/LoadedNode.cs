using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace RealtimeRestaurant.Load;

/// <summary>A node that this tool has started: its address, what it has used, and its end.</summary>
internal sealed class LoadedNode : IAsyncDisposable
{
    private const int TicksPerSecond = 100;
    private readonly Process _process;
    private readonly string _output;

    private LoadedNode(Process process, Uri url, string output) => (_process, Url, _output) = (process, url, output);

    public Uri Url { get; }

    /// <summary>Processor time used so far, in user and kernel mode.</summary>
    public double CpuSeconds
    {
        get
        {
            // The name in parentheses may hold blanks; user and system ticks are the 12th and 13th fields after it.
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (Number(fields[11]) + Number(fields[12])) / (double)TicksPerSecond;
        }
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Memory
    {
        get
        {
            var kilobytes = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
            return 1024 * Number(kilobytes.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }
    }

    /// <summary>Starts <paramref name="dll"/> on a free port and waits until it is live.</summary>
    public static async Task<LoadedNode> StartAsync(
        string dll, IEnumerable<string> arguments, IEnumerable<string> environment, CancellationToken ct)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetDirectoryName(dll) };
        string[] line = ["-c", "out=$1; shift; exec dotnet \"$@\" >\"$out\" 2>&1", "node", output, dll, .. arguments, "--urls",
            url.ToString()];
        foreach (var argument in line) start.ArgumentList.Add(argument);
        foreach (var variable in environment.Select(text => text.Split('=', 2))) start.Environment[variable[0]] = variable[1];
        var node = new LoadedNode(Process.Start(start)!, url, output);
        await node.LiveAsync(ct);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_output);
    }

    private async Task LiveAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Url };
        for (var tries = 0; tries < 300; tries++)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The node ended:\n{await File.ReadAllTextAsync(_output, ct)}");
            try
            {
                if ((await http.GetAsync(new Uri("/health/live", UriKind.Relative), ct)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) { /* not listening yet */ }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
        }
        throw new TimeoutException($"The node is not live after 30 s:\n{await File.ReadAllTextAsync(_output, ct)}");
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
