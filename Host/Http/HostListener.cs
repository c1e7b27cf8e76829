using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace RealtimeRestaurant.Host.Http;

internal static class HostListener
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>Runs the host until it is stopped.</summary>
    /// <exception cref="InvalidSettingsException">It cannot listen where its settings say.</exception>
    public static async Task RunUntilStoppedAsync(this WebApplication app)
    {
        await using var host = app;
        try
        {
            await app.StartAsync();
        }
        catch (Exception fault)
        {
            // Background services that are running already would report their end as a failure.
            app.Lifetime.StopApplication();
            if (!IsOfAddress(fault)) throw;
            var reason = fault.Message.Split('\n')[0].TrimEnd('.', '\r');
            throw new InvalidSettingsException(
                $"The host cannot listen on {app.Configuration[WebHostDefaults.ServerUrlsKey]}: {reason}. Set another one with --urls.");
        }
        await app.WaitForShutdownAsync();
    }

    // Taken by another program; of another machine, or a port for root only; no address at all; TLS without a certificate.
    private static bool IsOfAddress(Exception fault) => fault
        is IOException { InnerException: AddressInUseException or AggregateException } or SocketException or FormatException
        or InvalidOperationException { Source: Kestrel };
}
