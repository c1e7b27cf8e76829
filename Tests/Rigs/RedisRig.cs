using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Garnet;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>
/// A real Redis: the one named by REDIS_URL, else a redis-server of its own on a free port, else Garnet inside this process. Tests of
/// faults ask for one they may break (<see cref="OfItsOwn"/>). Its data are gone when it stops.
/// </summary>
public sealed class RedisRig : IAsyncDisposable
{
    private static readonly string? Binary = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);
    private Process? _keeper;
    private GarnetServer? _garnet;
    private int _serverPid;

    private RedisRig(string url) => ConnectionString = url;

    private RedisRig(int port) => (ConnectionString, Port) = ($"127.0.0.1:{port}", port);

    /// <summary>As StackExchange.Redis reads it.</summary>
    public string ConnectionString { get; }

    /// <summary>0 for a shared server.</summary>
    public int Port { get; }

    /// <summary>Why there is no redis-server that tests may pause; null when there is one.</summary>
    public static string? WhyNoServer =>
        Binary is null ? "redis-server is not on PATH, and neither REDIS_URL nor Garnet can be paused" : null;

    /// <summary>A server to use, shared or not.</summary>
    public static async Task<RedisRig> Any() =>
        Environment.GetEnvironmentVariable("REDIS_URL") is { Length: > 0 } url ? new RedisRig(url) : await OfItsOwn();

    /// <summary>A server that nobody else uses: it may be stopped and started, and where it is redis-server also paused.</summary>
    public static async Task<RedisRig> OfItsOwn()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var rig = new RedisRig(((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();
        await rig.Start();
        return rig;
    }

    public async Task Start()
    {
        if (Binary is not null) await StartServer(Binary);
        else
        {
            _garnet = new GarnetServer(["--port", $"{Port}", "--bind", "127.0.0.1", "-q", "--lua", "-m", "64m", "-i", "16m"]);
            _garnet.Start();
        }
        await Eventually.True(async () => await Say("PING") == "+PONG");
    }

    /// <summary>At once and without a word to its clients, as when it is killed.</summary>
    public void Stop()
    {
        _garnet?.Dispose();
        _keeper?.StandardInput.Close();
        _keeper?.WaitForExit();
        _keeper?.Dispose();
        (_garnet, _keeper) = (null, null);
    }

    /// <summary>It hangs: connections stay open, nothing is answered.</summary>
    public void Pause() => Signal("STOP");

    public void Resume() => Signal("CONT");

    /// <summary>Ends the connections that listen for messages, and only those: publishers notice nothing.</summary>
    public Task KillPubSub() => Say("CLIENT KILL TYPE pubsub");

    public ValueTask DisposeAsync()
    {
        Stop();
        return default;
    }

    // A shell that waits for the end of its input and then kills the server: it dies with this process, however that ends.
    private async Task StartServer(string binary)
    {
        var server = $"'{binary}' --port {Port} --bind 127.0.0.1 --save '' --appendonly no --daemonize no >/dev/null";
        _keeper = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{server} & echo $!; read -r _; kill -9 $!; wait $!"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        })!;
        _serverPid = int.Parse((await _keeper.StandardOutput.ReadLineAsync())!);
    }

    private void Signal(string name)
    {
        if (_keeper is null) throw new InvalidOperationException("Only a redis-server of its own can be paused.");
        using var kill = Process.Start("kill", [$"-{name}", $"{_serverPid}"]);
        kill.WaitForExit();
    }

    private async Task<string?> Say(string command)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"));
            using var answer = new StreamReader(client.GetStream());
            return await answer.ReadLineAsync();
        }
        catch (Exception away) when (away is SocketException or IOException)
        {
            return null;
        }
    }
}

/// <summary>A test that pauses Redis or cuts its links; skipped, with the reason, where there is no redis-server.</summary>
public sealed class RedisServerFactAttribute : FactAttribute
{
    public RedisServerFactAttribute()
    {
        Skip = RedisRig.WhyNoServer!;
        if (Skip is not null) Console.Error.WriteLine($"SKIPPING A TEST OF REDIS: {Skip}");
    }
}
