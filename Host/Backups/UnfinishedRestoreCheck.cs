using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>
/// Keeps a host from running on a store whose restore was broken off: it holds neither what was there nor what is in the backup.
/// </summary>
internal sealed class UnfinishedRestoreCheck(IRestore restore) : IHostedService
{
    public const string Sentence = "The restore of a backup into this store was interrupted. Restore it again, with --replace.";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await restore.IsUnfinishedAsync(cancellationToken)) throw new InvalidSettingsException(Sentence);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
