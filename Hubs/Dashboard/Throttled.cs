namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// A figure that is told when it has changed, and not more often than once an interval. What changes in between is not lost: whoever asks
/// again after the interval is told the newest.
/// </summary>
internal sealed class Throttled<T>(TimeSpan interval, TimeProvider clock)
{
    private T? _told;
    private long? _toldAt;

    /// <summary>Whether to tell it now; if so, it counts as told.</summary>
    public bool IsDue(T figure)
    {
        if (_toldAt is { } at && (clock.GetElapsedTime(at) < interval || Equals(figure, _told))) return false;
        (_told, _toldAt) = (figure, clock.GetTimestamp());
        return true;
    }
}
