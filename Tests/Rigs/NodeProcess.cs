using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>The host as a process of its own, which can be killed like a power cut would.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private NodeProcess(NodeSettings settings, int port, params string[] arguments)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var start = HostCommand.Start(settings, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["URLS"] = Address.OriginalString;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>What it has said so far.</summary>
    public string Output { get { lock (_output) return _output.ToString(); } }

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="port">Of its own where none is given; a node that comes back may want its old one.</param>
    public static async Task<NodeProcess> StartAsync(NodeSettings settings, int? port = null, params string[] arguments)
    {
        var node = new NodeProcess(settings, port ?? FreePort(), arguments);
        await node.ReadyAsync();
        return node;
    }

    /// <summary>Starts one that is expected to refuse; its exit code and what it said.</summary>
    public static async Task<(int Code, string Output)> FailAsync(NodeSettings settings, params string[] arguments)
    {
        await using var node = new NodeProcess(settings, FreePort(), arguments);
        await node._process.WaitForExitAsync().WaitAsync(Timeout);
        return (node._process.ExitCode, node.Output);
    }

    public Rest Rest() => new(Address);

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Timeout);
    }

    /// <summary>Tells it to stop, as systemd would. <see cref="StoppedAsync"/> waits for its end.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Its exit code.</summary>
    public async Task<int> StoppedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(http))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Timeout)
                throw new InvalidOperationException($"The node did not start:\n{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
