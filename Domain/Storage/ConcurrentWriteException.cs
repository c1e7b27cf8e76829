namespace RealtimeRestaurant.Domain.Storage;

/// <summary>
/// Another process has written to a log or store that must not change meanwhile; the message says where. The result is incomplete.
/// </summary>
public sealed class ConcurrentWriteException(string message, Exception? cause = null) : Exception(message, cause);
