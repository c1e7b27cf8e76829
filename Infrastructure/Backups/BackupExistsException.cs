namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>A backup of this name exists, or another writer is writing one; nothing was changed.</summary>
public sealed class BackupExistsException(string message, Exception? inner = null) : IOException(message, inner);
