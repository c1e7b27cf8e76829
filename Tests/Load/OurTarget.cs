using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Load;

/// <summary>The real host: restaurants are registered and furnished over REST, orders given on the hubs.</summary>
internal sealed class OurTarget(IReadOnlyList<LoadedNode> nodes, IReadOnlyList<Uri> urls, string? data) : ILoadTarget
{
    public string Name => "ours";

    public IReadOnlyList<LoadedNode> Nodes => nodes;

    public static async Task<OurTarget> StartAsync(LoadOptions options, CancellationToken ct)
    {
        if (options.Urls.Count > 0) return new OurTarget([], options.Urls, null);
        var data = Directory.CreateTempSubdirectory("load-").FullName;
        var nodes = new List<LoadedNode>();
        var (host, settings, environment) = (options.HostPath ?? BuiltHost(), Settings(options, data), Environment(options));
        for (var i = 0; i < options.StartNodes; i++) nodes.Add(await LoadedNode.StartAsync(host, settings, environment, ct));
        return new OurTarget(nodes, [.. nodes.Select(node => node.Url)], data);
    }

    public async Task<IReadOnlyList<ITargetRestaurant>> OpenAsync(int count, CancellationToken ct)
    {
        var restaurants = new List<ITargetRestaurant>();
        for (var i = 0; i < count; i++)
            restaurants.Add(await OurRestaurant.OpenAsync([.. urls.Skip(i % urls.Count), .. urls.Take(i % urls.Count)], ct));
        return restaurants;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        if (data is not null) Directory.Delete(data, recursive: true);
    }

    private static IEnumerable<string> Environment(LoadOptions options) =>
        ["ASPNETCORE_ENVIRONMENT=Production", "Jwt__Key=a key for the load tool alone, of at least 32 bytes", .. options.NodeEnvironment];

    // What is measured is the host, not how well it defends itself against its only client.
    private static IEnumerable<string> Settings(LoadOptions options, string data)
    {
        yield return "--RateLimits:Enabled=false";
        // Its screens do not come back, and the longest scenario takes half an hour.
        yield return "--Jwt:AccessLifetime=01:00:00";
        yield return $"--Live:Fanout={options.Fanout}";
        yield return $"--Logs:Folder={data}";
        yield return $"--ConnectionStrings:Sqlite=Data Source={Path.Combine(data, "restaurant.db")}";
        if (options.Mongo is { } mongo) yield return $"--ConnectionStrings:Mongo={mongo}";
        if (options.Redis is { } redis) yield return $"--ConnectionStrings:Redis={redis}";
    }

    private static string BuiltHost()
    {
        const string Built = "artifacts/bin/Host/release/RealtimeRestaurant.Host.dll";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, Built) is var path && File.Exists(path)) return path;
        throw new FileNotFoundException($"No {Built}: build it with dotnet build Host -c Release, or say --host.");
    }
}

internal sealed class OurRestaurant : ITargetRestaurant
{
    private static readonly string[] Screens = ["/hubs/kitchen", "/hubs/floor"];
    private readonly IReadOnlyList<Uri> _nodes;
    private readonly HttpClient _http;
    private readonly HubConnection _floor, _kitchen;
    private readonly System.Collections.Concurrent.ConcurrentQueue<(string Order, string Next)> _moves = [];
    private readonly Actor _admin;
    private readonly string _table, _dish;

    private OurRestaurant(IReadOnlyList<Uri> nodes, HttpClient http, string token, Actor admin, string table, string dish)
    {
        (_nodes, _http, Token, _admin, _table, _dish) = (nodes, http, token, admin, table, dish);
        (_kitchen, _floor) = (Hub(nodes[0], Screens[0]), Hub(nodes[^1], Screens[1]));
    }

    public string? Token { get; }

    public string JoinArgument => """{"epoch":null,"after":null}""";

    public ShownOrders Shown { get; } = new();

    public Uri Screen(int index) => new(_nodes[index / 2 % _nodes.Count], Screens[index % 2]);

    /// <summary>
    /// Registers a restaurant with a table that is seated and a dish that costs nothing: then an order that is served is complete, and the
    /// restaurant stays small.
    /// </summary>
    public static async Task<OurRestaurant> OpenAsync(IReadOnlyList<Uri> nodes, CancellationToken ct)
    {
        var http = new HttpClient { BaseAddress = nodes[0] };
        var email = $"load-{Guid.NewGuid():n}@load.local";
        var registration = new { restaurantName = "Load", name = "Load", email, password = "Correct-horse-battery" };
        var session = await AskAsync(http, HttpMethod.Post, "/api/auth/register", registration, ct);
        var token = session.GetProperty("accessToken").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var admin = new Actor(Id(session.GetProperty("user")), "Load", Role.Admin);
        await AskAsync(http, HttpMethod.Put, $"/api/staff/{admin.Id}/status", new { status = "available" }, ct);
        var soup = new { name = "Soup", category = "Starters", price = 0 };
        var dish = Id(await AskAsync(http, HttpMethod.Post, "/api/menu/items", soup, ct));
        var table = Id(await AskAsync(http, HttpMethod.Post, "/api/tables", new { number = 1, seats = 4 }, ct));
        await AskAsync(http, HttpMethod.Patch, $"/api/tables/{table}/status", new { status = "occupied", guests = 2 }, ct);
        var restaurant = new OurRestaurant(nodes, http, token, admin, table, dish);
        await restaurant._floor.StartAsync(ct);
        await restaurant._kitchen.StartAsync(ct);
        return restaurant;
    }

    public async Task<bool> CommandAsync(long due, CancellationToken ct)
    {
        var moving = _moves.TryDequeue(out var move);
        var (orderId, items) = (move.Order, new[] { new { menuItemId = _dish, quantity = 1, note = $"due={due};" } });
        var reply = moving
            ? await _kitchen.InvokeAsync<JsonElement>("SetOrderStatus", new { commandId = NewId(), orderId, status = move.Next }, ct)
            : await _floor.InvokeAsync<JsonElement>("PlaceOrder", new { commandId = NewId(), tableId = _table, items }, ct);
        if (!Accepted(reply)) return false;
        if (!moving) _moves.Enqueue((Id(reply.GetProperty("result")), "ready"));
        else if (move.Next == "ready") _moves.Enqueue((move.Order, "served"));
        return true;
    }

    public async Task<Func<CancellationToken, Task<bool>>> CallerAsync(string transport, CancellationToken ct)
    {
        // A dish of its own: two callers never take turns on one switch.
        var dish = new { name = $"Dish {NewId()}", category = "Mains", price = 100 };
        var (menuItemId, available) = (Id(await AskAsync(_http, HttpMethod.Post, "/api/menu/items", dish, ct)), true);
        if (transport == "rest") return OverRestAsync;

        var caller = Hub(_nodes[0], Screens[0]);
        await caller.StartAsync(ct);
        return OverHubAsync;

        async Task<bool> OverRestAsync(CancellationToken cancel)
        {
            available = !available;
            await AskAsync(_http, HttpMethod.Patch, $"/api/menu/items/{menuItemId}", new { available }, cancel);
            return true;
        }

        async Task<bool> OverHubAsync(CancellationToken cancel)
        {
            available = !available;
            return Accepted(await caller.InvokeAsync<JsonElement>("SetAvailability", new { commandId = NewId(), menuItemId, available },
                cancel));
        }
    }

    /// <summary>A waiter with a table, a dish and connections of their own.</summary>
    public async Task<WaiterClient> WaiterAsync(int number, Func<Requests> requests, TimeSpan pause, CancellationToken ct)
    {
        await AskAsync(_http, HttpMethod.Post, "/api/menu/items", new { name = $"Dish {number}", category = "Mains", price = 1250 }, ct);
        var table = Id(await AskAsync(_http, HttpMethod.Post, "/api/tables", new { number = number + 2, seats = 4 }, ct));
        var http = new HttpClient { BaseAddress = _nodes[number % _nodes.Count], Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return new(http, _admin, table, requests, pause);
    }

    private HubConnection Hub(Uri node, string path) => new HubConnectionBuilder().WithUrl(new Uri(node, path), http =>
    {
        http.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        http.SkipNegotiation = true;
        http.AccessTokenProvider = () => Task.FromResult(Token);
    }).Build();

    private static async Task<JsonElement> AskAsync(HttpClient http, HttpMethod method, string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", NewId());
        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}");
    }

    private static bool Accepted(JsonElement reply) =>
        reply.GetProperty("ok").GetBoolean() ? true : throw new InvalidOperationException($"Refused: {reply.GetProperty("problem")}");

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static string NewId() => Guid.NewGuid().ToString("n");
}
