using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Checks every hub call before its method runs, in this order: the token names person, role and restaurant; the call limits allow it; the
/// restaurant still employs the person in that role; a command has one well-formed argument. An exception becomes the problem
/// <c>internal</c>, without details. A new connection needs the first and the third, and must be within the connection limits. Join takes
/// any argument.
/// </summary>
/// <remarks>
/// A call with an argument of the wrong type, an unknown field or the wrong number of arguments never gets here: SignalR completes it with
/// an error of its own, <see cref="MeteredProtocol"/> counts it, and the connection stays open. The same holds after an argument of 1 MB,
/// which the validators refuse. Only a flood, a message above <see cref="LiveHubOptions.LongestMessage"/>, or bytes that are no message end
/// the connection.
/// </remarks>
public sealed class HubGuard(
    LiveRestaurants restaurants, Connections connections, CallLimits limits, LiveHubOptions options, TimeProvider clock,
    ILogger<HubGuard> logger) : IHubFilter
{
    private static readonly Refusal IncompleteToken = new(
        RefusalCode.Forbidden, "The token does not name you, your role and your restaurant.");
    private static readonly Refusal NoLongerEmployed = new(
        RefusalCode.Unauthenticated,
        "You no longer work at this restaurant, or your role, password or email has changed since you signed in. Sign in again.");
    private static readonly Refusal Failed = new(
        RefusalCode.Internal, "The server failed. Its logs have the details under the request id.");
    private static readonly Refusal StoreUnavailable = new(
        RefusalCode.Unavailable, "The store cannot be reached. Send the same command again.");
    private static readonly Refusal NoArgument = Invalid.Of(
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("", ["Give an argument."]));

    private static readonly object HasCalled = new();

    private readonly ConcurrentDictionary<MethodInfo, bool> _isCommand = [];

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (Caller.Of(context.Context.User) is not { } caller) throw new HubException(WireName.Of(IncompleteToken.Code));
        // Added before the check: a person whose access ends right now is found by the revoker or by the check.
        var counts = connections.Add(caller, context.Context);
        try
        {
            if (limits.IsTooMany(counts)) throw new HubException(WireName.Of(RefusalCode.RateLimited));
            await RequireMemberAsync(context.Context);
            await next(context);
            // It was on its way when the node began to close the others.
            if (connections.AreClosing) Connections.RequestReconnect(context.Context);
            _ = CloseUnlessCalledAsync(context.Context);
        }
        catch
        {
            // SignalR does not call OnDisconnectedAsync for a connection that OnConnectedAsync refused.
            connections.Remove(caller, context.Context.ConnectionId);
            throw;
        }
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (Caller.Of(context.Context.User) is { } caller) connections.Remove(caller, context.Context.ConnectionId);
        return next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        invocationContext.Context.Items.TryAdd(HasCalled, HasCalled);
        if (_isCommand.GetOrAdd(invocationContext.HubMethod, HubCommands.IsCommand))
            return await InvokeCommandAsync(invocationContext, next);
        if (await LimitRefusalAsync(invocationContext) is { } limited) throw new HubException(WireName.Of(limited.Code));
        await RequireMemberAsync(invocationContext.Context);
        return await next(invocationContext);
    }

    // A connection that never sends anything is not watched by SignalR.
    private async Task CloseUnlessCalledAsync(HubCallerContext connection)
    {
        await Task.Delay(options.FirstCall, clock, connection.ConnectionAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!connection.ConnectionAborted.IsCancellationRequested && !connection.Items.ContainsKey(HasCalled))
            Connections.Close(connection);
    }

    private async ValueTask<Refusal?> LimitRefusalAsync(HubInvocationContext invocation) =>
        Caller.Of(invocation.Context.User) is { } caller ? await limits.RefusalAsync(invocation.Context, caller) : null;

    private async ValueTask<Refusal?> RefusalAsync(HubInvocationContext invocation)
    {
        if (Caller.Of(invocation.Context.User) is not { } caller) return IncompleteToken;
        if (await limits.RefusalAsync(invocation.Context, caller) is { } limited) return limited;
        if (!await IsMemberAsync(caller, invocation.Context.ConnectionAborted)) return NoLongerEmployed;
        return invocation.HubMethodArguments is [Request request] ? Invalid.Check(request) : NoArgument;
    }

    // The reply of Join and of streams has no place for a problem: the call ends with the code, and the connection is closed.
    private async Task RequireMemberAsync(HubCallerContext connection)
    {
        if (Caller.Of(connection.User) is { } caller && await IsMemberAsync(caller, connection.ConnectionAborted)) return;
        connection.Abort();
        throw new HubException(WireName.Of(NoLongerEmployed.Code));
    }

    private async ValueTask<bool> IsMemberAsync(Caller caller, CancellationToken ct) =>
        caller.IsMemberOf((await restaurants.OpenAsync(caller.RestaurantId, ct)).State);

    private async ValueTask<object?> InvokeCommandAsync(
        HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await RefusalAsync(invocation) is { } refusal ? Reply(invocation, refusal) : await next(invocation);
        }
        catch (StoreUnavailableException)
        {
            return Reply(invocation, StoreUnavailable);
        }
        catch (Exception fault)
        {
            // The caller learns that the call failed; the log has the reason.
            logger.CallFailed(fault, invocation.HubMethodName, invocation.Context.ConnectionId);
            return Reply(invocation, Failed);
        }
    }

    // SignalR writes a reply by its runtime type: without a result all replies look alike.
    private static CommandReply<object> Reply(HubInvocationContext invocation, Refusal refusal) =>
        Problems.Reply<object>(refusal, invocation.HubMethodName, invocation.Context.ConnectionId);
}
