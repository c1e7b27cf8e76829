namespace RealtimeRestaurant.Domain.Storage;

/// <summary>Somebody else has written to what was to be left alone meanwhile; the message says where. What was being made of it is not whole.</summary>
public sealed class ConcurrentWriteException(string message, Exception? cause = null) : Exception(message, cause);
