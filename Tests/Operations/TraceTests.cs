using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>One order is one trace: from the tap's request through the append to the screens of every node.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source =>
                source.Name is "Microsoft.AspNetCore" or "MongoDB.Driver"
                || source.Name.StartsWith("RealtimeRestaurant.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Theory, InlineData("log"), InlineData("backplane")]
    public Task An_order_on_one_node_is_one_trace_up_to_the_screens_of_the_other(string fanout) => OneTraceAsync("sqlite", fanout);

    [MongoTheory, InlineData("log")]
    public Task An_order_on_one_node_is_one_trace_up_to_the_screens_of_the_other_on_mongo(string fanout) => OneTraceAsync("mongo", fanout);

    private async Task OneTraceAsync(string store, string fanout)
    {
        await using var system = await TwoNodes.PairAsync(store, fanout);
        var kitchen = await system.DemoClients.KitchenAsync(WireProtocol.Json, system.B.Address);
        var table = await system.DemoClients.SeatAsync(0);
        Activity[] spans = [];
        // A ring may be lost, above all while a node is still connecting; the next order rings again.
        await Eventually.True(async () =>
        {
            using var tap = new Activity("tap") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
            var order = await system.DemoClients.OrderAsync(table);
            tap.Stop();
            await kitchen.ReachesAsync(order.GetProperty("seq").GetInt64());
            await Eventually.True(() => IsOver(tap), "the trace is over");
            spans = Of(tap);
            return spans.Any(span => span.OperationName == "follow");
        }, "a trace reaches the other node");

        var request = One(spans, Request);
        var commit = One(spans, "commit");
        var publish = One(spans, "publish");
        var follow = One(spans, "follow");
        commit.ParentSpanId.ShouldBe(request.SpanId);
        foreach (var step in new[] { "decide", "append", "publish" }) One(spans, step).ParentSpanId.ShouldBe(commit.SpanId, step);
        if (store == "sqlite") One(spans, "sqlite append").ParentSpanId.ShouldBe(One(spans, "append").SpanId);
        else spans.ShouldContain(span => span.Source.Name == "MongoDB.Driver" && span.TraceId == commit.TraceId, "the driver's insert");
        (follow.ParentSpanId, follow.HasRemoteParent).ShouldBe((publish.SpanId, true));
        follow.GetTagItem("restaurant.seq").ShouldBe(publish.GetTagItem("restaurant.seq"));
        var (teller, which) = fanout == "log"
            ? (follow.SpanId, "the other node tells its kitchen")
            : (publish.SpanId, "the node that committed tells every kitchen");
        spans.ShouldContain(span => span.OperationName == "send kitchen" && span.ParentSpanId == teller, which);
    }

    [Fact]
    public async Task What_is_done_for_nobody_is_not_in_the_trace_of_the_request_that_opened_the_restaurant()
    {
        using var node = Node.Start(NodeSettings.Embedded());
        using var opening = new Activity("opening") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        using var rest = await node.Rest().RegisterAsync();
        opening.Stop();
        await Eventually.True(() => IsOver(opening), "it was opened");
        var before = Of(opening).Length;

        // Of nobody's request: as what the house does by the clock.
        Activity.Current = null;
        var live = await node.Services.GetRequiredService<LiveRestaurants>()
            .OpenAsync(rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()!, CancellationToken.None);
        await live.SubmitAsync(new CommandEnvelope("alert-1", Actor.System, new RaiseAlert("Fire!", AlertPriority.High)),
            CancellationToken.None);
        await live.SubmitAsync(new CommandEnvelope("alert-2", Actor.System, new RaiseAlert("Fire!", AlertPriority.High)),
            CancellationToken.None);
        Of(opening).Length.ShouldBe(before);
    }

    // The span of the request ends last, after the answer has been read.
    private bool IsOver(Activity trace) => Of(trace).Any(span => span.OperationName == Request);

    private Activity[] Of(Activity trace) => [.. _ended.Where(span => span.TraceId == trace.TraceId)];

    private static Activity One(Activity[] spans, string name) =>
        spans.Where(span => span.OperationName == name)
            .ShouldHaveSingleItem($"{name} among {string.Join(", ", spans.Select(span => span.OperationName))}");
}
