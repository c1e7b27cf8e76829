using System.Net.Sockets;
using System.Text;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

public sealed class SystemdTests
{
    [Fact]
    public async Task Systemd_is_told_when_the_node_is_ready_alive_and_stopping()
    {
        var settings = NodeSettings.Embedded();
        var path = Path.Combine(Path.GetDirectoryName(settings.Sqlite)!, "notify");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        await using var node = await NodeProcess.StartAsync(
            settings.With("NOTIFY_SOCKET", path).With("WATCHDOG_USEC", "200000"));
        await ToldAsync("READY=1");
        await ToldAsync("WATCHDOG=1");
        node.Terminate();
        await ToldAsync("STOPPING=1");
        (await node.StoppedAsync()).ShouldBe(0, node.Output);

        async Task ToldAsync(string state)
        {
            using var patience = new CancellationTokenSource(Eventually.Timeout);
            var buffer = new byte[256];
            string told;
            do told = Encoding.UTF8.GetString(buffer, 0, await systemd.ReceiveAsync(buffer, patience.Token));
            while (told != state);
        }
    }
}
