using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Measures every hub call, refused ones included, logs slow ones, and reports open connections and what waits for them.</summary>
/// <remarks>Registered before <see cref="HubGuard"/>, so that it also measures what the guard refuses.</remarks>
public sealed class HubMetrics : IHubFilter, IDisposable
{
    private static readonly ScreenKind[] Screens = Enum.GetValues<ScreenKind>();

    private readonly Meter _meter = new(HubTelemetry.Name);
    private readonly int[] _connections = new int[Screens.Length];
    private readonly LiveHubOptions _options;
    private readonly ILogger<HubMetrics> _logger;

    public HubMetrics(IEnumerable<HubSender> senders, LiveHubOptions options, ILogger<HubMetrics> logger)
    {
        (_options, _logger) = (options, logger);
        HubSender[] hubs = [.. senders];
        _meter.CreateObservableGauge(
            "restaurant.hub.connections", () => Screens.Select(screen => Of(screen, _connections[(int)screen])),
            "{connection}", "Open connections");
        _meter.CreateObservableGauge(
            "restaurant.hub.waiting", () => hubs.Select(hub => Of(hub.Screen, hub.Backlog().Messages)),
            "{message}", "Messages that wait to be serialised");
        _meter.CreateObservableGauge(
            "restaurant.hub.backlog", () => hubs.Select(hub => Of(hub.Screen, hub.Backlog().Bytes)),
            "By", "Bytes that wait for sockets that do not take them");
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        Interlocked.Increment(ref ConnectionsOf(context.Hub));
        try
        {
            await next(context);
        }
        catch
        {
            // SignalR does not call OnDisconnectedAsync for a connection that a later filter refused.
            Interlocked.Decrement(ref ConnectionsOf(context.Hub));
            throw;
        }
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        Interlocked.Decrement(ref ConnectionsOf(context.Hub));
        return next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var (started, outcome) = (Stopwatch.GetTimestamp(), "fault");
        try
        {
            var result = await next(invocationContext);
            outcome = (result as CommandReply)?.Problem?.Code ?? "ok";
            return result;
        }
        catch (HubException fault)
        {
            outcome = WireName.Parse<RefusalCode>(fault.Message) is null ? "refused" : fault.Message;
            throw;
        }
        finally
        {
            Measure(invocationContext, outcome, Stopwatch.GetElapsedTime(started));
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Measure(HubInvocationContext invocation, string outcome, TimeSpan took)
    {
        HubTelemetry.Called(WireName.Of(ScreenOf(invocation.Hub)), invocation.HubMethodName, outcome, took);
        if (took < _options.SlowCall) return;
        var staffId = Caller.Of(invocation.Context.User)?.Actor.Id;
        _logger.SlowCall((long)took.TotalMilliseconds, invocation.HubMethodName, staffId, invocation.Context.ConnectionId);
    }

    private ref int ConnectionsOf(Hub hub) => ref _connections[(int)ScreenOf(hub)];

    private static ScreenKind ScreenOf(Hub hub) => hub switch
    {
        KitchenHub => ScreenKind.Kitchen,
        FloorHub => ScreenKind.Floor,
        DashboardHub => ScreenKind.Dashboard,
        _ => throw new ArgumentOutOfRangeException(nameof(hub), hub, "The hub belongs to no screen."),
    };

    private static Measurement<long> Of(ScreenKind screen, long value) =>
        new(value, new KeyValuePair<string, object?>("hub", WireName.Of(screen)));
}
