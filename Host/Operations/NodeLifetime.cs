using System.Runtime.InteropServices;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// Stops the node on SIGTERM, SIGINT or SIGQUIT, after a drain: at once it is not ready and takes no new hub connection; for
/// <paramref name="drain"/> it serves requests, and its screens are told to reconnect; then it closes its listener and ends. A second
/// signal ends the drain.
/// </summary>
internal sealed partial class NodeLifetime(
    IHostApplicationLifetime application, Connections connections, HealthReports health, TimeSpan drain, TimeProvider clock,
    ILogger<NodeLifetime> logger) : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] StopSignals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private PosixSignalRegistration[] _registrations = [];
    private int _signals;

    /// <summary>True from the moment the node was told to stop.</summary>
    public bool IsStopping => Volatile.Read(ref _signals) > 0 || application.ApplicationStopping.IsCancellationRequested;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _registrations = [.. StopSignals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        // Else the process would end here and now.
        signal.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1) application.StopApplication();
        else _ = DrainAsync();
    }

    private async Task DrainAsync()
    {
        try
        {
            SystemdNotifications.Notify(SystemdNotifications.Stopping, logger);
            health.Forget();
            LogDraining(drain);
            // Load balancers notice first. A screen that is told earlier would be sent back here, and refused.
            await Task.Delay(drain / 2, clock, application.ApplicationStopping);
            await connections.CloseAllAsync(drain / 2, clock, application.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            // The second signal.
        }
        finally
        {
            application.StopApplication();
        }
    }

    [LoggerMessage(21, LogLevel.Information, "Told to stop; draining for {Drain}")]
    private partial void LogDraining(TimeSpan drain);
}
