namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>The file cannot be restored from; the message tells the operator why.</summary>
public sealed class InvalidBackupException(string message, Exception? cause = null) : Exception(message, cause);
