using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// How much may wait, and what happens beyond it. Nothing is lost: every message is in the log, and a screen that finds a gap, or whose
/// connection is closed, joins again and gets what it missed.
/// </summary>
/// <param name="Batches">Batches that may wait for one connection whose socket is full; one more closes it.</param>
/// <param name="Bytes">Bytes that may wait for one connection whose socket is full; one more closes it.</param>
/// <param name="Messages">Messages of one restaurant that may wait to be serialised; one more is dropped.</param>
public sealed record SlowClientPolicy([property: Bounds(1)] int Batches, [property: Bounds(1024)] int Bytes,
    [property: Bounds(1)] int Messages)
{
    /// <summary>
    /// Closes a connection that does not keep up, so that it resumes; drops messages that a whole restaurant cannot keep up with. A new
    /// object each time: settings are bound into the default, and must not change it for others.
    /// </summary>
    public static SlowClientPolicy CloseAndResume => new(Batches: 256, Bytes: 256 * 1024, Messages: 16 * 1024);
}
