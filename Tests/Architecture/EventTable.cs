using System.Collections.Immutable;
using System.Reflection;
using MessagePack;
using Microsoft.AspNetCore.Authorization;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Live;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>
/// The table of events as the code has it: every method of every screen, which events of the log come as it (found by telling a sample of
/// each through the feeds themselves), to which hubs, roles and streams, and with which fields.
/// </summary>
internal static class EventTable
{
    private static readonly (string Letter, Type Hub, Type Client, Func<RestaurantEvent, IEnumerable<Delivery>> Deliver)[] Screens =
    [
        ("K", typeof(KitchenHub), typeof(IKitchenClient), @event => Deliveries(KitchenMessages.Screen, @event)),
        ("F", typeof(FloorHub), typeof(IFloorClient), @event => Deliveries(FloorMessages.Screen, @event)),
        ("D", typeof(DashboardHub), typeof(IDashboardClient), @event => Deliveries(DashboardMessages.Screen, @event)),
    ];

    private sealed record Delivery(string Method, string From, string Stream);

    /// <summary>With its head, line by line.</summary>
    public static IReadOnlyList<string> Lines() =>
    [
        "| method | from | hubs | roles | streams | data |",
        "| --- | --- | --- | --- | --- | --- |",
        .. Screens.SelectMany(screen => Methods(screen.Client)).OrderBy(method => method.MetadataToken).Select(method => method.Name)
            .Distinct().Select(Line),
    ];

    /// <summary>What a screen hears besides the beacon.</summary>
    public static IEnumerable<MethodInfo> Methods(Type client) =>
        client.GetInterfaces().Prepend(client).Except([typeof(IBeaconClient)]).SelectMany(family => family.GetMethods());

    public static IReadOnlyList<string> RolesOf(Type hub) => hub.GetCustomAttribute<AuthorizeAttribute>()!.Roles!.Split(',');

    /// <summary>The events of the log that some screen is told, by name.</summary>
    public static IReadOnlySet<string> DeliveredEvents() =>
        Screens.SelectMany(screen => WireSamples.Events.SelectMany(screen.Deliver)).Select(delivery => delivery.From).ToHashSet();

    private static string Line(string method)
    {
        var hubs = Screens.Where(screen => Methods(screen.Client).Any(known => known.Name == method)).ToArray();
        var heard = hubs.Select(screen =>
            (screen.Hub, Deliveries: WireSamples.Events.SelectMany(screen.Deliver).Where(delivery => delivery.Method == method).ToArray()))
                .ToArray();
        var all = heard.SelectMany(screen => screen.Deliveries).ToArray();
        var from = all.Select(delivery => $"`{delivery.From}`").Distinct().Order(StringComparer.Ordinal).ToArray();
        var roles = heard.SelectMany(screen => Roles(screen.Hub, screen.Deliveries)).Distinct().OrderBy(role => RoleNames.Parse(role));
        var streams = all.Length == 0 ? [WireName.Of(StreamKind.Restaurant)]
            : all.Select(delivery => Groups.KindOf(delivery.Stream)).Distinct().Order().Select(WireName.Of);
        var fields = Fields(method, hubs.Select(screen => screen.Client)).Select(field => $"`{field}`");
        string[] cells =
        [
            $"`{method}`", from.Length == 0 ? "derived" : string.Join(' ', from), string.Join(' ', hubs.Select(screen => screen.Letter)),
            string.Join(' ', roles), string.Join(' ', streams), string.Join(' ', fields),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    // A role's stream reaches that role alone; the others all who may connect.
    private static IEnumerable<string> Roles(Type hub, Delivery[] deliveries) =>
        deliveries.All(one => Groups.KindOf(one.Stream) == StreamKind.Role) && deliveries.Length > 0
        ? deliveries.Select(one => one.Stream[(one.Stream.LastIndexOf(':') + 1)..]).Intersect(RolesOf(hub))
        : RolesOf(hub);

    /// <summary>Which must be the same on every screen that hears it.</summary>
    private static string[] Fields(string method, IEnumerable<Type> clients)
    {
        var shapes = clients.Select(client => Fields(Methods(client).Single(known => known.Name == method))).ToArray();
        foreach (var shape in shapes) shape.ShouldBe(shapes[0], method);
        return shapes[0];
    }

    internal static string[] Fields(MethodInfo method) =>
        [.. method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetProperties()
            .Select(property => property.GetCustomAttribute<KeyAttribute>()?.StringKey!).Where(key => key is not null)];

    private static IEnumerable<Delivery> Deliveries<TClient, TSnapshot>(ScreenDefinition<TClient, TSnapshot> screen, RestaurantEvent @event)
        where TClient : class where TSnapshot : class
    {
        var commit = new Commit("r_1", "e", 5, Guid.Empty, default, [new CommandRecord(null, "", "house", 1)],
            ImmutableArray.Create(@event), []);
        foreach (var streamEvent in StreamEvent.In(commit, screen.Screen))
        {
            var (recorder, missed) = MessageRecorder.For<TClient>();
            _ = screen.Send(recorder, streamEvent);
            yield return new(missed.Single().Event, @event.GetType().Name, streamEvent.Stream);
        }
    }
}
