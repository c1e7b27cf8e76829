namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The store cannot respond now: it is down, full or failing. A call has no effect or, if it was a write, an unknown one; trying again is
/// always safe. The message is a sentence for operators, never for a client.
/// </summary>
public class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The store has no space left. The call had no effect; reads still work.</summary>
public sealed class StoreFullException(string message, Exception? cause = null) : StoreUnavailableException(message, cause);

/// <summary>
/// The store cannot be used as it is, and waiting changes nothing: it is damaged, no database, or of a newer program. The message says
/// what to do.
/// </summary>
public sealed class StoreUnusableException(string message, Exception? cause = null) : StoreUnavailableException(message, cause);
