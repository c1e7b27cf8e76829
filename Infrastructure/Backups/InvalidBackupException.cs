namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>The file is none that a backup can be taken from; the message is a sentence for whoever gave it.</summary>
public sealed class InvalidBackupException(string message, Exception? cause = null) : Exception(message, cause);
