using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MessagePack;
using Microsoft.AspNetCore.SignalR.Protocol;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>JSON and MessagePack carry the same names and the same values; and the kitchen's never a price.</summary>
public sealed class WireShapes
{
    internal static readonly string[] NotForKitchens = ["price", "total", "paymentState", "guests", "tax", "tip", "amount", "due", "net", "gross", "bill", "bills", "revenue"];

    private static readonly Caller Caller = new("r_1", new Actor("s_1", "Ana", Role.Manager));

    [Fact]
    public void Every_message_has_one_shape_in_both_protocols()
    {
        foreach (var (method, message) in Messages(KitchenFeed.Screen).Concat(Messages(FloorFeed.Screen)).Concat(DashboardMessages()))
            Same(new InvocationMessage(method, [message]), json => json["arguments"]!, pack => pack[4]!);
    }

    [Fact]
    public void Every_answer_has_one_shape_in_both_protocols()
    {
        foreach (var answer in AllAnswers())
            Same(CompletionMessage.WithResult("1", answer), json => json["result"]!, pack => pack[4]!);
    }

    [Fact]
    public void Every_screen_is_told_all_it_has_methods_for()
    {
        Messages(KitchenFeed.Screen).Select(streamEvent => streamEvent.Method).Distinct().ShouldBe(Methods<IKitchenClient>(), ignoreOrder: true);
        Messages(FloorFeed.Screen).Select(streamEvent => streamEvent.Method).Distinct().ShouldBe(Methods<IFloorClient>(), ignoreOrder: true);
        DashboardMessages().Select(streamEvent => streamEvent.Method).Distinct().ShouldBe(Methods<IDashboardClient>(), ignoreOrder: true);
    }

    [Fact]
    public void A_kitchen_is_never_told_a_price()
    {
        foreach (var (method, message) in Messages(KitchenFeed.Screen)) NamesIn(Json(new InvocationMessage(method, [message]))).Intersect(NotForKitchens).ShouldBeEmpty();
        NamesIn(Json(CompletionMessage.WithResult("1", KitchenFeed.Snapshot(Evening(), Caller)))).Intersect(NotForKitchens).ShouldBeEmpty();
        NamesIn(Json(new InvocationMessage("x", [TestData.Order("o_1", 1).View()]))).Intersect(NotForKitchens).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Methods<TClient>() =>
        typeof(TClient).GetInterfaces().Prepend(typeof(TClient)).SelectMany(family => family.GetMethods()).Select(method => method.Name);

    private static IEnumerable<object> AllAnswers()
    {
        var state = Evening();
        var missed = Messages(FloorFeed.Screen).Select(streamEvent => new MissedMessage(streamEvent.Method, streamEvent.Message)).ToArray();
        yield return new JoinReply<FloorSnapshot>("e", 9, new(1, 2, 3), missed, null);
        yield return new JoinReply<FloorSnapshot>("e", 9, new(1, 2, 3), null, FloorFeed.Snapshot(state, Caller));
        yield return new JoinReply<KitchenSnapshot>("e", 9, new(1, 2, 3), null, KitchenFeed.Snapshot(state, Caller));
        yield return new JoinReply<DashboardSnapshot>("e", 9, new(1, 2, 3), null, DashboardFeed.Snapshot(state, Caller, TestData.Evening));
        yield return Figures.Of(state, TestData.Evening) is var figures ? figures.Message(figures.Analytics.View(), TestData.Evening) : null!;
        yield return new CommandReply(true, 9, false, TestData.Order("o_1", 9).View(), null);
        yield return new CommandReply(true, 9, true, state.MenuView(), null);
        yield return Problems.Reply(Hubs.Wire.Validation.Invalid.Of(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("items[0]", ["No."])), "PlaceOrder", "c");
    }

    private static Restaurant Evening()
    {
        var state = new Restaurant("r_1") { Epoch = "e" };
        return state with
        {
            Seq = 9,
            Profile = new("The Bay", "EUR", "Europe/Paris", Phone: null),
            Staff = state.Staff.Add("s_1", new("s_1", "Ana", Role.Manager, [], Domain.Staff.StaffStatus.Available)),
            Bills = state.Bills.Add("b_1", WireSamples.Bill),
            Notices = [WireSamples.Notice],
            Orders = state.Orders.Add("o_1", TestData.Order("o_1", 9)),
            Tables = state.Tables.Add("t_1", new Table("t_1", 12, 4, TableStatus.Occupied, "s_1", "Ana", new TableSession(TestData.Order("o_1", 9).SessionId, 2, TestData.Evening), null, [])),
            Menu = state.Menu.Add("m_1", ((Domain.Menu.MenuItemAdded)SampleEvents.ByStoredName["menuItemAdded/1"]).Item),
        };
    }

    // Every kind of event on every stream of the screen, and the beacon.
    private static (string Method, object Message)[] Messages<TClient, TSnapshot>(LiveScreen<TClient, TSnapshot> screen)
        where TClient : class, IBeaconClient where TSnapshot : class
    {
        ImmutableArray<RestaurantEvent> events = [.. WireSamples.Events];
        var commit = new Commit("r_1", "e", 5, Guid.Empty, TestData.Evening, [new CommandRecord(null, "", "house", events.Length)], events, []);
        var (recorder, missed) = MessageRecorder.For<TClient>();
        foreach (var streamEvent in StreamEvent.In(commit, screen.Screen)) _ = screen.Tell(recorder, streamEvent);
        _ = recorder.Beacon(new Beacon("e", 9, new(1, 2, 3)));
        return [.. missed.Select(message => (message.Event, message.Message))];
    }

    // Its figures, too: nobody has been told any yet, so all are due.
    private static IEnumerable<(string Method, object Message)> DashboardMessages()
    {
        var (recorder, figures) = MessageRecorder.For<IDashboardClient>();
        new SentFigures(new LiveHubOptions(), TimeProvider.System).Tell(recorder, Figures.Of(Evening(), TestData.Evening));
        return [.. Messages(DashboardFeed.Screen), .. figures.Select(message => (message.Event, message.Message))];
    }

    private static void Same(HubMessage message, Func<JsonNode, JsonNode> ofJson, Func<JsonNode, JsonNode> ofPack)
    {
        var (json, pack) = (ofJson(Json(message)), ofPack(Pack(message)));
        JsonNode.DeepEquals(json, pack).ShouldBeTrue($"JSON {json.ToJsonString()}\nMessagePack {pack.ToJsonString()}");
    }

    private static JsonNode Json(HubMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        new JsonHubProtocol().WriteMessage(message, buffer);
        return JsonNode.Parse(buffer.WrittenSpan[..^1])!;
    }

    private static JsonNode Pack(HubMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        new MessagePackHubProtocol().WriteMessage(message, buffer);
        var length = buffer.WrittenSpan.IndexOfAnyInRange<byte>(0, 0x7f) + 1;
        return JsonNode.Parse(MessagePackSerializer.ConvertToJson(buffer.WrittenMemory[length..]))!;
    }

    internal static IEnumerable<string> NamesIn(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => NamesIn(entry.Value).Prepend(entry.Key)),
        JsonArray list => list.SelectMany(NamesIn),
        _ => [],
    };
}
