using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RealtimeRestaurant.Peers.Protocols;

namespace RealtimeRestaurant.Peers;

/// <summary>The peers by name: what a screen of each speaks, and what a command to it is.</summary>
internal static class Targets
{
    // Passwords are hashed, which takes the server's time: so many registrations at a time.
    private const int AtOnce = 8;

    public static Task<Target> PrepareAsync(HttpClient http, string peer, int rooms) => peer switch
    {
        "socketio" => SocketIoAsync(http, rooms, hasToken: false),
        "socketio-sqlite" or "socketio-mongoose" => SocketIoAsync(http, rooms, hasToken: true),
        "signalr-msgpack" => Task.FromResult(BareHub(http.BaseAddress!, Ids(rooms))),
        "restaurant" => RestaurantAsync(http, rooms, AlertsAsync,
            new SignalRMessagePack("KitchenAlert", "Join", _ => "{}")),
        "restaurant-json" => RestaurantAsync(http, rooms, AlertsAsync, new SignalRJson("KitchenAlert", "Join", _ => "{}")),
        "restaurant-orders" or "restaurant-mongo" => RestaurantAsync(http, rooms, OrdersAsync,
            new SignalRMessagePack("OrderCreated", "Join", _ => "{}")),
        _ => throw new ArgumentException($"There is no peer {peer}.", nameof(peer)),
    };

    private static async Task<Target> SocketIoAsync(HttpClient http, int rooms, bool hasToken)
    {
        var token = hasToken ? (await PostAsync(http, null, "/login", new { })).GetProperty("accessToken").GetString() : null;
        var ids = Ids(rooms);
        return new(http.BaseAddress!, "/socket.io/?EIO=4&transport=websocket", new SocketIo(ids),
            [.. ids.Select(id => new Room("/api/orders", Order(id), token))]);
    }

    private static Target BareHub(Uri url, string[] ids) =>
        new(url, "/hubs/kitchen", new SignalRMessagePack("order:created", "JoinRestaurant", room => $"\"{ids[room]}\""),
            [.. ids.Select(id => new Room("/api/orders", Order(id), null))]);

    // Each room is a restaurant with an account of its own, so that tokens, tenants and roles are real.
    private static async Task<Target> RestaurantAsync(
        HttpClient http, int rooms, Func<HttpClient, string, Task<Room>> command, Protocol protocol)
    {
        var opened = new List<Room>();
        foreach (var some in Enumerable.Range(0, rooms).Chunk(AtOnce))
            opened.AddRange(await Task.WhenAll(some.Select(async _ => await command(http, await RegisterAsync(http)))));
        return new(http.BaseAddress!, "/hubs/kitchen", protocol, opened);
    }

    private static async Task<string> RegisterAsync(HttpClient http)
    {
        var email = $"{Guid.NewGuid():n}@peers.example";
        var account = new { restaurantName = "Peers", name = "Owner", email, password = "tomato-lantern-river-42" };
        return (await PostAsync(http, null, "/api/auth/register", account)).GetProperty("accessToken").GetString()!;
    }

    private static Task<Room> AlertsAsync(HttpClient http, string token)
    {
        var body = new { message = $"{Stamp.Blank} table twelve waits for a classic burger and two salads", priority = "normal" };
        return Task.FromResult(new Room("/api/kitchen/alerts", JsonSerializer.Serialize(body), token));
    }

    // One dish at one table that never pays.
    private static async Task<Room> OrdersAsync(HttpClient http, string token)
    {
        var table = (await PostAsync(http, token, "/api/tables", new { number = 1, seats = 4 })).GetProperty("id").GetString();
        await SendAsync(http, HttpMethod.Patch, token, $"/api/tables/{table}/status", new { status = "occupied", guests = 2 });
        var dish = new { name = "Classic burger", category = "Mains", price = 1150 };
        var menuItemId = (await PostAsync(http, token, "/api/menu/items", dish)).GetProperty("id").GetString();
        var order = new { tableId = table, items = new[] { new { menuItemId, quantity = 2, note = Stamp.Blank } } };
        return new("/api/orders", JsonSerializer.Serialize(order), token);
    }

    private static string[] Ids(int rooms) => [.. Enumerable.Range(0, rooms).Select(room => $"r{room:D5}")];

    private static string Order(string restaurant) => JsonSerializer.Serialize(new
    {
        restaurantId = restaurant,
        table = "T12",
        note = Stamp.Blank,
        items = new[]
        {
            new { sku = "BRG-001", name = "Classic burger", qty = 2, price = 11.5 },
            new { sku = "SLD-014", name = "Caesar salad", qty = 1, price = 9.25 },
        },
    });

    private static Task<JsonElement> PostAsync(HttpClient http, string? token, string path, object body) =>
        SendAsync(http, HttpMethod.Post, token, path, body);

    private static async Task<JsonElement> SendAsync(HttpClient http, HttpMethod method, string? token, string path, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
