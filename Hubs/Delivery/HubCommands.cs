using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Runs the commands of hub methods: the same commands, rules and command ids as over REST.</summary>
public sealed class HubCommands(LiveRestaurants restaurants)
{
    /// <summary>True for the hub methods that take a command.</summary>
    public static bool IsCommand(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task && task.GenericTypeArguments[0].IsSubclassOf(typeof(CommandReply));

    /// <param name="result">The body that REST would return, made from the outcome alone.</param>
    public async Task<CommandReply<TResult>> RunAsync<TResult>(
        HubCallerContext connection, CommandRequest request, Func<Outcome, TResult?> result)
        where TResult : class
    {
        var command = request.Command();
        var caller = Caller.Of(connection.User)!;
        var live = await restaurants.OpenAsync(caller.RestaurantId, connection.ConnectionAborted);
        // A submitted command is carried out even when its connection closes before the reply.
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, command), CancellationToken.None);
        return outcome.Refusal is { } refusal
            ? Problems.Reply<TResult>(refusal, command.GetType().Name, connection.ConnectionId)
            : new(true, outcome.Seq, outcome.Replayed, result(outcome), null);
    }
}
