using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// What is checked before every call on a hub, in order: the token names person, restaurant and role; the limits leave room; the restaurant still has them in, in that role,
/// asked anew each time; a command has one argument, which is well formed. A fault becomes the problem <c>internal</c>, without details. Connecting needs the first and
/// the third, and a free connection. Join takes any argument.
/// </summary>
/// <remarks>
/// An argument of the wrong type or with a field that its type does not have, or a wrong number of arguments, never gets here: SignalR
/// answers that call with an error of its own, <see cref="MeteredProtocol"/> counts it, and the connection lives on. So it does after an argument
/// of 1 MB, which the validators refuse. Only a flood, a message above <see cref="LiveHubOptions.LongestMessage"/>, or one that is no message, ends the connection.
/// </remarks>
public sealed class HubGuard(LiveRestaurants restaurants, Connections connections, CallLimits limits, ILogger<HubGuard> logger) : IHubFilter
{
    private static readonly Refusal NoTenant = new(RefusalCode.Forbidden, "The token does not say who you are, where, and as what.");
    private static readonly Refusal Left = new(RefusalCode.Unauthenticated, "You do not work here any more, or not as what you signed in as. Sign in again.");
    private static readonly Refusal Fault = new(RefusalCode.Internal, "Something went wrong on our side. The request id finds it in the logs.");
    private static readonly Refusal Away = new(RefusalCode.Unavailable, "The log cannot be read now. Send the same command again.");
    private static readonly Refusal Missing = Invalid.Of(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("", ["Give an argument."]));

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (Caller.Of(context.Context.User) is not { } caller) throw new HubException(WireName.Of(NoTenant.Code));
        // Known first and looked at second: whoever is shown out at this moment is found by one of the two.
        var open = connections.Enter(caller, context.Context);
        try
        {
            if (limits.IsTooMany(open)) throw new HubException(WireName.Of(RefusalCode.RateLimited));
            await RequireMemberAsync(context.Context);
            await next(context);
        }
        catch
        {
            // SignalR does not call one disconnected who never was connected.
            connections.Leave(caller, context.Context.ConnectionId);
            throw;
        }
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (Caller.Of(context.Context.User) is { } caller) connections.Leave(caller, context.Context.ConnectionId);
        return next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.HubMethod.ReturnType == typeof(Task<CommandReply>)) return await GuardedAsync(invocationContext, next);
        if (await LimitAsync(invocationContext) is { } limited) throw new HubException(WireName.Of(limited.Code));
        await RequireMemberAsync(invocationContext.Context);
        return await next(invocationContext);
    }

    private async ValueTask<Refusal?> LimitAsync(HubInvocationContext invocation) =>
        Caller.Of(invocation.Context.User) is { } caller ? await limits.RefusalAsync(invocation.Context, caller) : null;

    private async ValueTask<Refusal?> RefusalAsync(HubInvocationContext invocation)
    {
        if (Caller.Of(invocation.Context.User) is not { } caller) return NoTenant;
        if (await limits.RefusalAsync(invocation.Context, caller) is { } limited) return limited;
        if (!await IsInAsync(caller, invocation.Context.ConnectionAborted)) return Left;
        return invocation.HubMethodArguments is [Request request] ? Invalid.Check(request) : Missing;
    }

    // What has no reply that a refusal would fit in ends with its code, and the connection with it.
    private async Task RequireMemberAsync(HubCallerContext connection)
    {
        if (Caller.Of(connection.User) is { } caller && await IsInAsync(caller, connection.ConnectionAborted)) return;
        connection.Abort();
        throw new HubException(WireName.Of(Left.Code));
    }

    private async ValueTask<bool> IsInAsync(Caller caller, CancellationToken ct) => Connections.Admits((await restaurants.OpenAsync(caller.RestaurantId, ct)).State, caller);

    private async ValueTask<object?> GuardedAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await RefusalAsync(invocation) is { } refusal ? Reply(invocation, refusal) : await next(invocation);
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
