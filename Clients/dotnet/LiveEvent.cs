using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>One message to a screen, live or missed, out of its envelope.</summary>
/// <param name="Event">The client method: <c>OrderCreated</c>, …</param>
/// <param name="Stream"><c>restaurant</c>, <c>role</c> or <c>user</c>.</param>
/// <param name="Prev">Null: derived, not in the log.</param>
/// <param name="Data">The event's wire record for this screen.</param>
public sealed record LiveEvent(string Event, string RestaurantId, long Seq, string Stream, long? Prev, string At, object? Data)
{
    /// <summary>The data, e.g. <c>As&lt;OrderStatusChanged&gt;()</c>.</summary>
    public T As<T>() => WireObject.As<T>(Data);

    /// <summary>The person whose command it was; null: the system, and always in kitchens and for figures.</summary>
    public PersonView? By { get; init; }
}

/// <summary>Where a screen is; for a technician's page.</summary>
/// <param name="Epoch">The history that the seqs are of; null before the first Join.</param>
/// <param name="Seq">The furthest event that it knows of.</param>
/// <param name="CompleteUpTo">
/// It has everything up to here, on all three streams: what a Join answered or a beacon confirmed. This is what it asks to resume
/// from. Not <paramref name="Seq"/>: one stream may have run ahead of a message that another lost. What comes twice is dropped.
/// </param>
/// <param name="Streams">The last seq applied on each stream.</param>
public sealed record LivePosition(string? Epoch, long Seq, long CompleteUpTo, StreamSeqs Streams);

/// <summary>What a screen has lived through; for a technician's page.</summary>
/// <param name="Connections">That were joined.</param>
/// <param name="Rejoins">Joins after the first: after a reconnect, a gap or a beacon.</param>
/// <param name="Gaps">Messages whose <c>prev</c> showed that one before them is missing.</param>
/// <param name="Snapshots">Replies that replaced the state.</param>
/// <param name="Duplicates">Messages dropped as known.</param>
public sealed record LiveCounts(int Connections, int Rejoins, int Gaps, int Snapshots, int Duplicates);
