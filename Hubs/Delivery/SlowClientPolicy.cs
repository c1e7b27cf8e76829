namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// What may wait, and what becomes of the rest. Nothing is lost by it: every message is in the log, and a screen that finds a gap, or
/// is closed, joins again and gets what it missed.
/// </summary>
/// <param name="Batches">Batches that may wait for one connection whose socket is full; one more, and it is closed.</param>
/// <param name="Bytes">The same in bytes.</param>
/// <param name="Messages">Messages of one restaurant that may wait to be serialised; one more is dropped.</param>
public sealed record SlowClientPolicy(int Batches, int Bytes, int Messages)
{
    /// <summary>
    /// Close the connection that does not keep up, so that it resumes; drop what a whole restaurant cannot keep up with. A new one each
    /// time: settings are bound into what is there, and must not change everybody's.
    /// </summary>
    public static SlowClientPolicy CloseAndResume => new(Batches: 256, Bytes: 256 * 1024, Messages: 16 * 1024);
}
