namespace RealtimeRestaurant.Domain.Storage;

/// <summary>The restore was not begun; the message says why, and nothing was changed.</summary>
public sealed class RestoreRefusedException(string message) : Exception(message);
