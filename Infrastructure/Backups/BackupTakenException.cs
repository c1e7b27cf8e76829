namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>There is a backup of this name, or somebody is writing it at this moment; nothing was done.</summary>
public sealed class BackupTakenException(string message, Exception? inner = null) : IOException(message, inner);
