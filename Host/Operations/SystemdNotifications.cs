using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// Tells systemd, as a unit of <c>Type=notify</c>, that the node listens and that it is alive; the latter twice in each
/// <c>WatchdogSec</c>, from the thread pool, so that a process whose threads all hang is started again. Does nothing where no
/// <c>NOTIFY_SOCKET</c> is set.
/// </summary>
internal sealed partial class SystemdNotifications(
    IHostApplicationLifetime application, TimeProvider clock, ILogger<SystemdNotifications> logger) : BackgroundService
{
    public const string Stopping = "STOPPING=1";

    /// <summary>Sends a state of <c>sd_notify</c>. That nothing listens any more is logged, and hinders nothing.</summary>
    public static void Notify(string state, ILogger logger)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 0 } path) return;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            // An abstract address is written with @ for its leading zero.
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(path[0] is '@' ? $"\0{path[1..]}" : path));
        }
        catch (SocketException fault)
        {
            LogUnheard(logger, state, fault.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        application.ApplicationStarted.Register(() => Notify("READY=1", logger));
        var microseconds = Environment.GetEnvironmentVariable("WATCHDOG_USEC");
        if (!long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var watchdog)) return;
        using var timer = new PeriodicTimer(TimeSpan.FromMicroseconds(watchdog) / 2, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Notify("WATCHDOG=1", logger);
    }

    [LoggerMessage(22, LogLevel.Warning, "NOTIFY_SOCKET does not take {State}: {Reason}")]
    private static partial void LogUnheard(ILogger logger, string state, string reason);
}
