using System.Collections;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Http.Corpora;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// Whatever a field of a call on a hub is given, the call is answered, the connection lives on, and what is taken is stored as it came.
/// </summary>
public sealed class HostileCallsTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private const int AtOnce = 32;

    private static string Tomorrow => WireTime.Of(DateTimeOffset.UtcNow.AddDays(1));

    /// <summary>A call with an argument that is well formed.</summary>
    internal sealed record Call(string Hub, string Method, string Argument);

    internal static IReadOnlyList<Call> Calls(OpenRestaurantFixture house) =>
        [.. OfKitchens(house), .. OfTables(house), .. OfReservations(house), .. OfOrders(house)];

    private static IEnumerable<Call> OfKitchens(OpenRestaurantFixture house) =>
    [
        new("kitchen", "SetItemStatus", $$"""
            {"commandId":"c", "orderId":"{{house.OrderId}}", "itemId":"{{house.ItemId}}", "status":"preparing", "reason":"why",
            "quantity":1}
            """),
        new("kitchen", "SetOrderStatus", $$"""{"commandId":"c","orderId":"{{house.OrderId}}","status":"preparing"}"""),
        new("kitchen", "RaiseAlert", """{"commandId":"c","message":"Fire","priority":"low"}"""),
        new("kitchen", "SetAvailability", $$"""{"commandId":"c","menuItemId":"{{house.DishId}}","available":true}"""),
        new("kitchen", "SetAvailability", $$"""
            {"commandId":"c", "menuItemId":"{{house.DishId}}", "optionId":"{{house.OptionId}}", "available":true}
            """),
        new("kitchen", "AcknowledgeTicket", $$"""{"commandId":"c","ticketId":"{{house.TicketId}}"}"""),
    ];

    private static IEnumerable<Call> OfTables(OpenRestaurantFixture house) =>
    [
        new("floor", "SetTableStatus", $$"""
            {"commandId":"c", "tableId":"{{house.TableId}}", "status":"occupied", "guests":2, "reservedFor":"Bo",
            "until":"2030-01-01T00:00:00Z"}
            """),
        new("floor", "SetGuests", $$"""{"commandId":"c","tableId":"{{house.TableId}}","guests":3}"""),
        new("floor", "MoveParty", $$"""{"commandId":"c","tableId":"{{house.TableId}}","toTableId":"{{house.TableId}}"}"""),
        new("floor", "MergeTable", $$"""{"commandId":"c","tableId":"{{house.TableId}}","intoTableId":"{{house.TableId}}"}"""),
        new("floor", "UnmergeTable", $$"""{"commandId":"c","tableId":"{{house.TableId}}"}"""),
        new("floor", "AssignWaiter", $$"""{"commandId":"c","tableId":"{{house.TableId}}","staffId":"{{house.StaffId}}"}"""),
        new("floor", "HandOverTables", $$"""
            {"commandId":"c", "staffId":"{{house.StaffId}}", "to":"{{house.StaffId}}", "tableIds":["{{house.TableId}}"]}
            """),
        new("floor", "CallWaiter", $$"""{"commandId":"c","tableId":"{{house.TableId}}","type":"bill"}"""),
        new("floor", "AcknowledgeCall", $$"""{"commandId":"c","tableId":"{{house.TableId}}","callId":"{{house.CallId}}"}"""),
        new("floor", "ResolveCall", $$"""{"commandId":"c","tableId":"{{house.TableId}}","callId":"{{house.CallId}}"}"""),
    ];

    private static IEnumerable<Call> OfReservations(OpenRestaurantFixture house) =>
    [
        new("floor", "MakeReservation", $$"""
            {"commandId":"c", "name":"Kim", "phone":"+390612345678", "partySize":4, "at":"{{Tomorrow}}", "minutes":60,
            "note":"quiet", "tableIds":["{{house.TableId}}"]}
            """),
        new("floor", "ChangeReservation", $$"""
            {"commandId":"c", "reservationId":"{{house.ReservationId}}", "name":"Lee", "phone":"+390612345678", "partySize":5,
            "at":"{{Tomorrow}}", "minutes":90, "note":"loud", "tableIds":["{{house.TableId}}"]}
            """),
        new("floor", "SeatReservation", $$"""{"commandId":"c","reservationId":"{{house.ReservationId}}","guests":2}"""),
        new("floor", "MarkNoShow", $$"""{"commandId":"c","reservationId":"{{house.ReservationId}}"}"""),
        new("floor", "CancelReservation", $$"""{"commandId":"c","reservationId":"{{house.ReservationId}}","reason":"rain"}"""),
    ];

    private static IEnumerable<Call> OfOrders(OpenRestaurantFixture house) =>
    [
        new("floor", "PlaceOrder", $$"""
            {"commandId":"c", "tableId":"{{house.TableId}}", "items":[{"menuItemId":"{{house.DishId}}", "quantity":1, "note":"hot",
            "modifiers":[], "course":1, "seat":1}], "note":"quick"}
            """),
        new("floor", "ChangeNote", $$"""{"commandId":"c", "orderId":"{{house.OrderId}}", "itemId":"{{house.ItemId}}", "note":"no salt"}"""),
        new("floor", "SetItemStatus", $$"""
            {"commandId":"c", "orderId":"{{house.OrderId}}", "itemId":"{{house.ItemId}}", "status":"preparing", "reason":"why",
            "quantity":1, "restock":false}
            """),
        new("floor", "ReturnItem", $$"""
            {"commandId":"c", "orderId":"{{house.OrderId}}", "itemId":"{{house.ItemId}}", "remedy":"remake", "reason":"why",
            "quantity":1, "restock":false}
            """),
    ];

    [Theory, InlineData(false), InlineData(true)]
    public async Task Any_field_of_any_call_may_hold_anything(bool messagePack)
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        (await house.Rest.PatchAsync($"/api/menu/items/{house.DishId}", new { unlimited = true })).Status.ShouldBe(HttpStatusCode.OK);
        var (calls, taken) = (Calls(house), 0);
        calls.Select(call => call.Method).Distinct().ShouldBe(Methods(), ignoreOrder: true, "each method is tried");
        foreach (var call in calls)
        {
            await using var screen = await ConnectAsync(shared.Node.Address, house.Rest.Token, call.Hub, messagePack);
            var spoiled = from path in JsonFields.Of(JsonNode.Parse(call.Argument)!) from json in Hostile() select (Path: path, Json: json);
            foreach (var some in spoiled.Chunk(AtOnce))
                taken += (await Task.WhenAll(some.Select(one => SendAsync(screen, call, one.Path, one.Json, messagePack)))).Count(ok => ok);
            screen.State.ShouldBe(HubConnectionState.Connected, call.Method);
        }
        taken.ShouldBeGreaterThan(400, "some of it is text that may be said");
        (await house.Rest.GetAsync("/api/kitchen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Methods() => new[] { typeof(KitchenHub), typeof(FloorHub) }
        .SelectMany(hub => hub.GetMethods()).Where(method => HubCommands.IsCommand(method)).Select(method => method.Name)
        .Distinct();

    // No client of ours can say half a character.
    private static IEnumerable<string> Hostile() =>
        Nonsense.All.Where(json => !json.Contains("\\ud800", StringComparison.Ordinal))
            .Concat(NaughtyStrings.All.Select(text => JsonSerializer.Serialize(text)));

    // Whether it was taken.
    private static async Task<bool> SendAsync(HubConnection screen, Call call, string path, string json, bool messagePack)
    {
        var honest = JsonFields.With(call.Argument, "commandId", $"\"{Guid.NewGuid():n}\"");
        using var argument = JsonDocument.Parse(JsonFields.With(honest, path, json));
        var about = $"{call.Method} {path} = {json[..Math.Min(100, json.Length)]}";
        try
        {
            var reply = await screen.InvokeAsync<CommandReply<object>>(call.Method, messagePack
                ? Plain(argument.RootElement) : argument.RootElement);
            if (!reply.Ok) reply.Problem!.Status.ShouldBeInRange(400, 499, about);
            else if (JsonFields.Last(path) is "note" or "message")
                Texts(reply.Result).ShouldContain(JsonSerializer.Deserialize<string>(json) ?? "", about);
            return reply.Ok;
        }
        catch (HubException)
        {
            // It is of a type that the method does not take.
            return false;
        }
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(field => field.Name, field => Plain(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => null,
    };

    // All that a result says: of JSON an element, of MessagePack maps and lists.
    private static IEnumerable<string?> Texts(object? value) => value switch
    {
        JsonElement json => Texts(Plain(json)),
        string text => [text],
        IDictionary fields => fields.Values.Cast<object?>().SelectMany(Texts),
        IEnumerable items => items.Cast<object?>().SelectMany(Texts),
        _ => [],
    };

    internal static async Task<HubConnection> ConnectAsync(Uri node, string token, string hub, bool messagePack)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(node, $"/hubs/{hub}"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        });
        var screen = (messagePack ? builder.AddMessagePackProtocol() : builder).Build();
        await screen.StartAsync();
        return screen;
    }
}
