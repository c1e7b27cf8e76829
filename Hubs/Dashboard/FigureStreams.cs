using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// The streams of figures that a client asks for. Nothing is queued: the next figures are computed when the client has taken the previous
/// ones, so a slow client skips to the newest.
/// </summary>
public sealed class FigureStreams(LiveRestaurants restaurants, LiveHubOptions options, TimeProvider clock)
{
    /// <summary>The most streams that one connection may have at once.</summary>
    public const int MaxStreams = 8;

    private static readonly object Key = new();

    /// <summary>
    /// The present figures at once, and then each time <paramref name="figure"/> has changed, at most once per
    /// <see cref="LiveHubOptions.FigureInterval"/>, until the client cancels the stream or the connection ends.
    /// </summary>
    /// <exception cref="HubException"><c>rateLimited</c>: the connection already has <see cref="MaxStreams"/> streams.</exception>
    public async IAsyncEnumerable<LiveMessage<TView>> FollowAsync<TFigure, TView>(
        HubCallerContext connection, Func<Figures, TFigure> figure, Func<Figures, TView> view,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using var _ = StreamSlot.Take(connection);
        var restaurantId = Caller.Of(connection.User)!.RestaurantId;
        var throttle = new Throttle<TFigure>(options.FigureInterval, clock);
        Figures? figures = null;
        using var timer = new PeriodicTimer(options.FigureInterval / FigureBroadcaster.ChecksPerInterval, clock);
        do
        {
            // Opened each time, because a restaurant that is not used is unloaded.
            var live = await restaurants.OpenAsync(restaurantId, ct);
            figures = Figures.Of(live.State, clock.GetUtcNow(), figures);
            if (live.IsCurrent && throttle.IsDue(figure(figures))) yield return figures.Message(view(figures), clock.GetUtcNow());
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    // One of the MaxStreams slots of a connection; disposing it frees the slot.
    private readonly struct StreamSlot(StrongBox<int> taken) : IDisposable
    {
        public static StreamSlot Take(HubCallerContext connection)
        {
            StrongBox<int> taken;
            lock (connection.Items)
            {
                if (!connection.Items.TryGetValue(Key, out var known)) connection.Items[Key] = known = new StrongBox<int>();
                taken = (StrongBox<int>)known!;
            }
            var slot = new StreamSlot(taken);
            if (Interlocked.Increment(ref taken.Value) <= MaxStreams) return slot;
            slot.Dispose();
            throw new HubException(WireName.Of(RefusalCode.RateLimited));
        }

        public void Dispose() => Interlocked.Decrement(ref taken.Value);
    }
}
