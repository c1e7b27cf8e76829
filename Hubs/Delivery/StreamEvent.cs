using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>One event of the log on one stream.</summary>
/// <param name="Prev">The seq of the event before it on the stream; 0 when it is the first.</param>
public readonly record struct StreamEvent(string RestaurantId, RecordedEvent Recorded, string Stream, long Prev)
{
    public RestaurantEvent Event => Recorded.Event;

    public long Seq => Recorded.Seq;

    /// <summary>The person whose command it was; null: the system. A kitchen is not told.</summary>
    public PersonView? By { get; init; }

    public LiveMessage<T> Message<T>(T data) =>
        new(RestaurantId, Seq, WireName.Of(Groups.KindOf(Stream)), Prev, WireTime.Of(Recorded.At), data) { By = By };

    /// <summary>The commit's events on the streams of a screen, in order. The result depends on the commit alone.</summary>
    public static IEnumerable<StreamEvent> In(Commit commit, ScreenKind screen)
    {
        var last = new Dictionary<string, long>(commit.Before.Length);
        foreach (var (stream, seq) in commit.Before) last[stream] = seq;
        foreach (var (recorded, command) in commit.RecordedEvents().Zip(commit.CommandsOfEvents()))
            foreach (var stream in StreamRouting.Of(recorded.Event))
            {
                if (!Groups.IsOn(stream, screen)) continue;
                yield return new(commit.RestaurantId, recorded, stream, last.GetValueOrDefault(stream))
                {
                    By = screen is ScreenKind.Kitchen ? null : PersonOf(command),
                };
                last[stream] = recorded.Seq;
            }
    }

    private static PersonView? PersonOf(CommandRecord command) =>
        command.ActorName is { } name ? new(command.ActorId, name) : null;
}
