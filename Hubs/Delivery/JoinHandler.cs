using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Joining and coming back, in one call. The connection enters its groups first and the position is read second, so nothing falls between.
/// </summary>
/// <remarks>
/// <para>Live messages may overtake the reply. A client keeps them until the reply is in, applies the reply, and then drops those with
/// a seq at or below the reply's.</para>
/// <para>A client may join again on the same connection whenever it finds a gap.</para>
/// <para>No argument is refused: a position that is not one of this history (none, negative, beyond the head, of another epoch) gets a snapshot.</para>
/// </remarks>
public sealed class JoinHandler<TClient, TSnapshot>(LiveRestaurants restaurants, LiveScreen<TClient, TSnapshot> screen, JoinedConnections watchers, TimeProvider clock)
    where TClient : class
    where TSnapshot : class
{
    /// <summary>More than this, and a snapshot is the shorter way.</summary>
    public const int MostMissed = 500;

    public async Task<JoinReply<TSnapshot>> JoinAsync(HubCallerContext connection, IGroupManager groups, JoinRequest? request)
    {
        var caller = Caller.Of(connection.User)!;
        var live = await restaurants.OpenAsync(caller.RestaurantId, connection.ConnectionAborted);
        var streams = caller.On(screen.Screen);
        await EnterAsync(connection, groups, caller, streams);
        if (request is { After: { } known } && known > live.State.Seq && request.Epoch == live.State.Epoch) await live.CatchUpWithAsync(known, connection.ConnectionAborted);
        var state = live.State;
        var missed = await MissedAsync(live, state, streams, request, connection.ConnectionAborted);
        return new(state.Epoch, state.Seq, streams.At(state), missed, missed is null ? screen.Snapshot(state, caller, clock.GetUtcNow()) : null);
    }

    public void Leave(HubCallerContext connection)
    {
        if (Caller.Of(connection.User) is { } caller) watchers.Leave(caller.RestaurantId, connection.ConnectionId);
    }

    private async Task EnterAsync(HubCallerContext connection, IGroupManager groups, Caller caller, ScreenStreams streams)
    {
        watchers.Enter(caller.RestaurantId, connection.ConnectionId, streams);
        // A connection that has gone meanwhile was taken out before it was put in.
        if (connection.ConnectionAborted.IsCancellationRequested) Leave(connection);
        foreach (var stream in (string[])[streams.Restaurant, streams.Role, streams.User])
            await groups.AddToGroupAsync(connection.ConnectionId, Groups.Of(caller.RestaurantId, stream), connection.ConnectionAborted);
    }

    private async Task<IReadOnlyList<MissedMessage>?> MissedAsync(
        LiveRestaurant live, Restaurant state, ScreenStreams streams, JoinRequest? request, CancellationToken ct)
    {
        if (request is not { Epoch: { } epoch, After: { } after } || epoch != state.Epoch || after < 0 || after > state.Seq) return null;
        var (recorder, missed) = MessageRecorder.For<TClient>();
        await foreach (var commit in live.CommitsAsync(after, state.Seq, ct))
        {
            // A backup was put back in this very moment: what was read is another history.
            if (commit.Epoch != state.Epoch) return null;
            foreach (var streamEvent in StreamEvent.In(commit, screen.Screen))
            {
                if (streamEvent.Recorded.Seq <= after || streamEvent.Recorded.Seq > state.Seq || !streams.Contains(streamEvent.Stream)) continue;
                if (missed.Count == MostMissed) return null;
                await screen.Tell(recorder, streamEvent);
            }
        }
        return missed;
    }
}
