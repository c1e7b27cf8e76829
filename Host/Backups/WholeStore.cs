using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>
/// No host runs on a store whose restore was broken off: what is in it is not what was there, and not what is in the backup.
/// </summary>
internal sealed class WholeStore(IRestore restore) : IHostedService
{
    public const string Unfinished =
        "A backup was being restored into this store, and that was broken off. Restore it again, with --replace.";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await restore.IsUnfinishedAsync(cancellationToken)) throw new InvalidSettingsException(Unfinished);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
