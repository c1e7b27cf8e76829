namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// Lets a figure through when it has changed, and at most once per interval. A change within the interval is not lost: the first check
/// after it lets the newest figure through.
/// </summary>
internal sealed class Throttle<T>(TimeSpan interval, TimeProvider clock)
{
    private T? _last;
    private long? _lastAt;

    /// <summary>Whether to send the figure now. If so, it counts as sent.</summary>
    public bool IsDue(T figure)
    {
        if (_lastAt is { } at && (clock.GetElapsedTime(at) < interval || Equals(figure, _last))) return false;
        (_last, _lastAt) = (figure, clock.GetTimestamp());
        return true;
    }
}
