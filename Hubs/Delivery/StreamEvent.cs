using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>One event on one stream: what a feed turns into a message.</summary>
/// <param name="Prev">The seq of the event before it on the stream.</param>
public readonly record struct StreamEvent(string RestaurantId, RecordedEvent Recorded, string Stream, long Prev)
{
    public LiveMessage<T> Message<T>(T data) =>
        new(RestaurantId, Recorded.Seq, StreamKind.Of(Stream), Prev, WireTime.Of(Recorded.At), data);

    /// <summary>All that a commit tells on a screen's streams, in order. Follows from the commit alone, whenever it is read.</summary>
    public static IEnumerable<StreamEvent> In(Commit commit, Screen screen)
    {
        var last = new Dictionary<string, long>(commit.Before.Length);
        foreach (var (stream, seq) in commit.Before) last[stream] = seq;
        foreach (var recorded in commit.RecordedEvents())
            foreach (var stream in Audience.Of(recorded.Event))
            {
                if (!StreamKind.IsOn(stream, screen)) continue;
                yield return new(commit.RestaurantId, recorded, stream, last.GetValueOrDefault(stream));
                last[stream] = recorded.Seq;
            }
    }
}
