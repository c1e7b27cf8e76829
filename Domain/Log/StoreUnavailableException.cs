namespace RealtimeRestaurant.Domain.Log;

/// <summary>The store could not do it now: away, full, too slow. Whether it was done is unknown unless the member says otherwise.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
