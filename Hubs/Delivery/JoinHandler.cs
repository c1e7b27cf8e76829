using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Handles Join: adds the connection to its groups first and reads the position second, so that no event falls in between. The same call
/// starts the feed and resumes it.
/// </summary>
/// <remarks>
/// <para>Live messages may overtake the reply. The client keeps them until the reply is in, applies the reply, and then drops those with a
/// seq at or below the reply's.</para>
/// <para>A client may join again on the same connection whenever it finds a gap.</para>
/// <para>Join refuses no argument: a position that is not part of this history (none, negative, beyond the head, of another epoch) is
/// answered with a snapshot.</para>
/// </remarks>
public sealed class JoinHandler<TClient, TSnapshot>(
    LiveRestaurants restaurants, ScreenDefinition<TClient, TSnapshot> screen, JoinedConnections joined, TimeProvider clock)
    where TClient : class
    where TSnapshot : class
{
    /// <summary>The most messages that a reply carries. After more of them a snapshot is shorter.</summary>
    public const int MaxMissed = 500;

    public async Task<JoinReply<TSnapshot>> JoinAsync(HubCallerContext connection, IGroupManager groups, JoinRequest? request)
    {
        var caller = Caller.Of(connection.User)!;
        var live = await restaurants.OpenAsync(caller.RestaurantId, connection.ConnectionAborted);
        var streams = caller.StreamsOn(screen.Screen);
        await AddToGroupsAsync(connection, groups, caller, streams);
        // The client was on another node that is further ahead: read the log before answering.
        if (request is { After: { } known } && known > live.State.Seq && request.Epoch == live.State.Epoch)
            await live.CatchUpWithAsync(new(live.State.Epoch, known), connection.ConnectionAborted);
        var state = live.State;
        var missed = await MissedAsync(live, state, streams, request, connection.ConnectionAborted);
        var now = clock.GetUtcNow();
        var snapshot = missed is null ? screen.Snapshot(state.MenuAsOf(now), caller, now) : null;
        return new(state.Epoch, state.Seq, streams.PositionsAt(state), missed, snapshot);
    }

    /// <summary>Forgets a connection that has closed. SignalR itself removes it from its groups.</summary>
    public void Leave(HubCallerContext connection)
    {
        if (Caller.Of(connection.User) is { } caller) joined.Remove(caller.RestaurantId, connection.ConnectionId);
    }

    private async Task AddToGroupsAsync(HubCallerContext connection, IGroupManager groups, Caller caller, ScreenStreams streams)
    {
        joined.Add(caller.RestaurantId, connection.ConnectionId, streams);
        // The connection may have closed, and been removed, just before it was added.
        if (connection.ConnectionAborted.IsCancellationRequested) Leave(connection);
        foreach (var stream in (string[])[streams.Restaurant, streams.Role, streams.User])
            await groups.AddToGroupAsync(
                connection.ConnectionId, Groups.Of(caller.RestaurantId, stream), connection.ConnectionAborted);
    }

    // Null: send a snapshot instead.
    private async Task<IReadOnlyList<MissedMessage>?> MissedAsync(
        LiveRestaurant live, Restaurant state, ScreenStreams streams, JoinRequest? request, CancellationToken ct)
    {
        if (request is not { Epoch: { } epoch, After: { } after }) return null;
        if (epoch != state.Epoch || after < 0 || after > state.Seq) return null;
        var (recorder, missed) = MessageRecorder.For<TClient>();
        await foreach (var commit in live.CommitsAsync(after, state.Seq, ct))
        {
            // A backup was restored while the log was read: these commits belong to another history.
            if (commit.Epoch != state.Epoch) return null;
            foreach (var streamEvent in StreamEvent.In(commit, screen.Screen))
            {
                if (streamEvent.Seq <= after || streamEvent.Seq > state.Seq || !streams.Contains(streamEvent.Stream)) continue;
                if (missed.Count == MaxMissed) return null;
                await screen.Send(recorder, streamEvent);
            }
        }
        return missed;
    }
}
