using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Commands that come over a hub: the same command, rules and command id as over REST.</summary>
public sealed class HubCommands(LiveRestaurants restaurants)
{
    /// <param name="result">What REST would have answered, from the outcome alone.</param>
    public async Task<CommandReply> RunAsync(HubCallerContext connection, CommandRequest request, Func<Outcome, object?> result)
    {
        var command = request.Command();
        var caller = Caller.Of(connection.User)!;
        var live = await restaurants.OpenAsync(caller.RestaurantId, connection.ConnectionAborted);
        // Once submitted it counts, whether the connection lives to hear of it or not.
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, command), CancellationToken.None);
        return outcome.Refusal is { } refusal
            ? Problems.Reply(refusal, command.GetType().Name, connection.ConnectionId)
            : new(true, outcome.Seq, outcome.Replayed, result(outcome), null);
    }
}
