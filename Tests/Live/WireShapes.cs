using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MessagePack;
using Microsoft.AspNetCore.SignalR.Protocol;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>JSON and MessagePack carry the same names and the same values; and the kitchen's never a price.</summary>
public sealed class WireShapes
{
    internal static readonly string[] NotForKitchens =
        ["price", "total", "paymentState", "guests", "tax", "tip", "amount", "due", "net", "gross", "bill", "bills", "revenue", "phone"];

    private static readonly DateTimeOffset Evening = Contracts.TestData.Evening;

    private static readonly Caller Caller = new("r_1", new Actor("s_1", "Ana", Role.Manager));

    [Fact]
    public void Every_message_has_one_shape_in_both_protocols()
    {
        var all = Messages(KitchenMessages.Screen).Concat(Messages(FloorMessages.Screen)).Concat(AllDashboardMessages());
        foreach (var (method, message) in all)
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
        Messages(KitchenMessages.Screen).Select(message => message.Method).Distinct()
            .ShouldBe(Methods<IKitchenClient>(), ignoreOrder: true);
        Messages(FloorMessages.Screen).Select(message => message.Method).Distinct().ShouldBe(Methods<IFloorClient>(), ignoreOrder: true);
        AllDashboardMessages().Select(message => message.Method).Distinct().ShouldBe(Methods<IDashboardClient>(), ignoreOrder: true);
    }

    [Fact]
    public void A_kitchen_is_never_told_a_price()
    {
        foreach (var (method, message) in Messages(KitchenMessages.Screen)) NamesIn(Json(new InvocationMessage(method, [message])))
            .Intersect(NotForKitchens).ShouldBeEmpty();
        NamesIn(Json(CompletionMessage.WithResult("1", KitchenMessages.Snapshot(State(), Caller))))
            .Intersect(NotForKitchens).ShouldBeEmpty();
        NamesIn(Json(new InvocationMessage("x", [Contracts.TestData.Order("o_1", 1).View()]))).Intersect(NotForKitchens).ShouldNotBeEmpty();
    }

    /// <summary>Everything that a hub sends and answers, at least once.</summary>
    internal static IEnumerable<object> Samples() =>
        [.. Messages(KitchenMessages.Screen).Concat(Messages(FloorMessages.Screen)).Concat(AllDashboardMessages())
            .Select(sample => sample.Message), .. AllAnswers()];

    /// <summary>Wire records that only REST answers with.</summary>
    internal static IEnumerable<object> RestSamples() => [State().MenuView(), State().KitchenMenu()];

    private static IEnumerable<string> Methods<TClient>() =>
        typeof(TClient).GetInterfaces().Prepend(typeof(TClient)).SelectMany(family => family.GetMethods()).Select(method => method.Name);

    private static IEnumerable<object> AllAnswers()
    {
        var state = State();
        var missed =
            Messages(FloorMessages.Screen).Where(one => one.Method != nameof(IBeaconClient.Beacon))
            .Select(one => new MissedMessage(one.Method, one.Message)).ToArray();
        yield return new JoinReply<FloorSnapshot>("e", 9, new(1, 2, 3), missed, null);
        yield return new JoinReply<FloorSnapshot>("e", 9, new(1, 2, 3), null, FloorMessages.Snapshot(state, Caller, Evening));
        yield return new JoinReply<KitchenSnapshot>("e", 9, new(1, 2, 3), null, KitchenMessages.Snapshot(state, Caller));
        yield return new JoinReply<DashboardSnapshot>("e", 9, new(1, 2, 3), null, DashboardMessages.Snapshot(state, Caller, Evening));
        yield return Sales(Figures.Of(state, Evening));
        yield return new Domain.Tables.TableStatusChanged(
            "t_1", 12, Domain.Tables.TableStatus.Reserved, Domain.Tables.TableStatus.Available, Session: null, new("Rossi", Evening))
            .Data();
        var order = OfTheMenu(Contracts.TestData.Order("o_1", 9));
        yield return new CommandReply<OrderView>(true, 9, false, order.View(), null);
        yield return new CommandReply<KitchenOrder>(true, 9, true, order.KitchenView(), null);
        yield return new CommandReply<DishAvailability>(true, 9, true, state.Menu.Values.First().Availability(), null);
        yield return Problems.Reply<TableView>(Hubs.Wire.Validation.Invalid.Of(
            ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
            "items[0]", ["No."])), "PlaceOrder", "c");
    }

    private static LiveMessage<AnalyticsView> Sales(Figures figures) =>
        figures.Message((figures.Analytics with { PaymentMix = [new(PaymentMethod.Cash, 1, 1250, 100, 0)] }).View(), Evening);

    private static Restaurant State()
    {
        var state = new Restaurant("r_1") { Epoch = "e" };
        return state with
        {
            Seq = 9,
            Profile = new("The Bay", "EUR", "Europe/Paris", Phone: null),
            Staff = state.Staff.Add("s_1", new("s_1", "Ana", Role.Manager, [], StaffStatus.Available))
                .Add("s_2", new("s_2", "Ben", Role.Chef, [], StaffStatus.Inactive)),
            Bills = state.Bills.Add("b_1", WireSamples.Bill),
            Notices = [WireSamples.Notice, WireSamples.Notice with { Id = "n_2", UserId = null, Role = Role.Manager }],
            Orders = state.Orders.Add("o_1", Contracts.TestData.Order("o_1", 9)),
            Tickets = state.Tickets.Add("tk_1",
                new()
                {
                    Id = "tk_1", OrderId = "o_1", OrderNumber = 7, TableNumber = 12, Station = "pastry", Wave = 1, ItemIds = ["i_1"],
                    FiredAt = Evening, TargetMinutes = 12, Seq = 9,
                }),
            Tables = state.Tables.Add("t_1", Table),
            Reservations = state.Reservations.Add("res_1", Contracts.TestData.Reservation("res_1", 9)),
            Menu = state.Menu.Add("m_1", ((Domain.Menu.MenuItemAdded)Contracts.SampleEvents.ByStoredName["menuItemAdded/1"]).Item),
            Categories = [new("cat_1", "Desserts", ["m_1"])],
        };
    }

    // With what the menu declares of its dishes.
    private static Domain.Orders.Order OfTheMenu(Domain.Orders.Order order) => order with
    {
        Items =
        [
            .. order.Items.Select(item =>
                item with { Dish = item.Dish with { Diet = new([Domain.Menu.Allergen.Nuts], [Domain.Menu.DietaryMark.Kosher]) } }),
        ],
    };

    private static Table Table => new(
        "t_1", 12, 4, TableStatus.Occupied, "s_1", "Ana",
        new TableSession(Contracts.TestData.Order("o_1", 9).Party.SessionId, 2, Evening), new TableHold("Ortega", Evening.AddHours(2)),
        [new Call("cl_1", CallType.Help, CallStatus.Open, 1, 0, Evening, Evening, null, null)]);

    // Every kind of event on every stream of the screen, and the beacon.
    private static (string Method, object Message)[] Messages<TClient, TSnapshot>(ScreenDefinition<TClient, TSnapshot> screen)
        where TClient : class, IBeaconClient where TSnapshot : class
    {
        ImmutableArray<RestaurantEvent> events = [.. WireSamples.Events];
        var commit = new Commit("r_1", "e", 5, Guid.Empty, Evening, [Mias(events.Length)], events, []);
        var (recorder, missed) = MessageRecorder.For<TClient>();
        foreach (var streamEvent in StreamEvent.In(commit, screen.Screen)) _ = screen.Send(recorder, streamEvent);
        _ = recorder.Beacon(new Beacon("e", 9, new(1, 2, 3)));
        return [.. missed.Select(message => (message.Event, message.Message))];
    }

    private static CommandRecord Mias(int events) => new("c_1", "", "s_3", events) { ActorName = "Mia" };

    // Its figures, too: nobody has been told any yet, so all are due.
    private static IEnumerable<(string Method, object Message)> AllDashboardMessages()
    {
        var (recorder, figures) = MessageRecorder.For<IDashboardClient>();
        new FigureSender(new LiveHubOptions(), TimeProvider.System).SendDue(recorder, Figures.Of(State(), Evening));
        return [.. Messages(DashboardMessages.Screen), .. figures.Select(message => (message.Event, message.Message))];
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
