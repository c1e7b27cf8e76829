namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The store cannot answer now: it is away, full or failing. What was asked of it is undone or, where it was a write, in doubt; asking
/// again is always safe. The message is a sentence for whoever runs the place, never for a client.
/// </summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
