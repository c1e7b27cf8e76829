namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The store cannot answer now: it is away, full or failing. What was asked of it is undone or, where it was a write, in doubt; asking
/// again is always safe. The message is a sentence for operators, never for a client.
/// </summary>
public class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The store has no space left. What was asked of it is undone, for certain; what is there can be read.</summary>
public sealed class StoreFullException(string message, Exception? cause = null) : StoreUnavailableException(message, cause);

/// <summary>
/// The store cannot be used as it is, and waiting changes nothing: it is damaged, no database, or of a newer program. The message says
/// what to do.
/// </summary>
public sealed class StoreUnusableException(string message, Exception? cause = null) : StoreUnavailableException(message, cause);
