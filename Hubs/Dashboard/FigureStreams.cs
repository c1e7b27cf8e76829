using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// Figures as streams that a client asks for. Nothing is queued: the next figures are looked up when the client has taken the ones before, so a slow
/// one skips to the newest.
/// </summary>
public sealed class FigureStreams(LiveRestaurants restaurants, LiveHubOptions options, TimeProvider clock)
{
    /// <summary>Of one connection at once.</summary>
    public const int MostStreams = 8;

    private static readonly object Running = new();

    /// <summary>The present figures at once, then each time <paramref name="figure"/> has changed, at most once an interval; until the connection or the token ends.</summary>
    /// <exception cref="HubException">The connection has <see cref="MostStreams"/> already.</exception>
    public async IAsyncEnumerable<LiveMessage<TView>> FollowAsync<TFigure, TView>(
        HubCallerContext connection, Func<Figures, TFigure> figure, Func<Figures, TView> view, [EnumeratorCancellation] CancellationToken ct)
    {
        using var _ = Place.Take(connection);
        var (restaurantId, pace, figures) = (Caller.Of(connection.User)!.RestaurantId, new Throttled<TFigure>(options.FigureInterval, clock), (Figures?)null);
        using var timer = new PeriodicTimer(options.FigureInterval / FigureBroadcaster.LooksPerInterval, clock);
        do
        {
            // Asked for each time: a restaurant that nobody asks for is let go.
            var live = await restaurants.OpenAsync(restaurantId, ct);
            figures = Figures.Of(live.State, clock.GetUtcNow(), figures);
            if (live.IsCurrent && pace.IsDue(figure(figures))) yield return figures.Message(view(figures), clock.GetUtcNow());
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    // One of a connection's few places.
    private readonly struct Place(StrongBox<int> taken) : IDisposable
    {
        public static Place Take(HubCallerContext connection)
        {
            StrongBox<int> taken;
            lock (connection.Items)
            {
                if (!connection.Items.TryGetValue(Running, out var known)) connection.Items[Running] = known = new StrongBox<int>();
                taken = (StrongBox<int>)known!;
            }
            var place = new Place(taken);
            if (Interlocked.Increment(ref taken.Value) <= MostStreams) return place;
            place.Dispose();
            throw new HubException(WireName.Of(RefusalCode.RateLimited));
        }

        public void Dispose() => Interlocked.Decrement(ref taken.Value);
    }
}
