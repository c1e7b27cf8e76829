using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Everything that stands before every command on a hub, in order: a token that says who, where and as what; an argument that is there and well
/// formed; a net below, so that a fault becomes the problem <c>internal</c> without details. Nobody connects without such a token; Join takes any argument, and has no guard but that.
/// </summary>
/// <remarks>
/// An argument of the wrong type or with a field that its type does not have, or a wrong number of arguments, never gets here: SignalR
/// answers that call with an error of its own, and the connection lives on. So it does after an argument of 1 MB, which the validators
/// refuse. Only a message above <see cref="LiveHubOptions.LongestMessage"/>, or one that is no message, ends the connection.
/// </remarks>
public sealed class HubGuard(ILogger<HubGuard> logger) : IHubFilter
{
    private static readonly Refusal NoTenant = new(RefusalCode.Forbidden, "The token does not say who you are, where, and as what.");
    private static readonly Refusal Fault = new(RefusalCode.Internal, "Something went wrong on our side. The request id finds it in the logs.");
    private static readonly Refusal Away = new(RefusalCode.Unavailable, "The log cannot be read now. Send the same command again.");
    private static readonly Refusal Missing = Invalid.Of(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("", ["Give an argument."]));

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next) =>
        Caller.Of(context.Context.User) is null ? throw new HubException(WireName.Of(NoTenant.Code)) : next(context);

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.HubMethod.ReturnType != typeof(Task<CommandReply>)) return next(invocationContext);
        return Refusal(invocationContext) is { } refusal
            ? ValueTask.FromResult<object?>(Reply(invocationContext, refusal))
            : GuardedAsync(invocationContext, next);
    }

    private static Refusal? Refusal(HubInvocationContext invocation) =>
        Caller.Of(invocation.Context.User) is null ? NoTenant
        : invocation.HubMethodArguments is [ICommandRequest request] ? Invalid.Check(request)
        : Missing;

    private async ValueTask<object?> GuardedAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocation);
        }
        catch (StoreUnavailableException)
        {
            return Reply(invocation, Away);
        }
        catch (Exception fault)
        {
            // An edge: a caller learns that it failed, and the log of operations why.
            logger.CallFailed(fault, invocation.HubMethodName, invocation.Context.ConnectionId);
            return Reply(invocation, Fault);
        }
    }

    private static CommandReply Reply(HubInvocationContext invocation, Refusal refusal) =>
        Problems.Reply(refusal, invocation.HubMethodName, invocation.Context.ConnectionId);
}
