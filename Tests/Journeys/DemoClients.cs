using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>The demo restaurant as its people meet it: each signed in, at any of its nodes.</summary>
internal sealed class DemoClients : IAsyncDisposable
{
    public const string Password = "Demo-1234";

    private readonly List<IAsyncDisposable> _screens = [];
    private readonly List<Rest> _people = [];
    private readonly Uri[] _nodes;

    private DemoClients(Uri[] nodes) => _nodes = nodes;

    public Rest Waiter { get; private set; } = null!;
    public Rest Chef { get; private set; } = null!;
    public Rest Manager { get; private set; } = null!;
    public Rest Cashier { get; private set; } = null!;
    public string RestaurantId => Waiter.Session.GetProperty("user").GetProperty("restaurantId").GetString()!;
    public IReadOnlyList<string> Tables { get; private set; } = [];
    public IReadOnlyList<string> Dishes { get; private set; } = [];

    /// <summary>With the demo restaurant in it; nodes come on top.</summary>
    public static NodeSettings WithDemo(NodeSettings settings) => settings.With("Demo:Enabled", "true");

    public static async Task<DemoClients> OpenAsync(params Uri[] nodes)
    {
        var house = new DemoClients(nodes);
        house.Waiter = await house.SignInAsync("waiter@demo.local");
        house.Chef = await house.SignInAsync("chef@demo.local");
        house.Manager = await house.SignInAsync("manager@demo.local");
        house.Cashier = await house.SignInAsync("cashier@demo.local");
        house.Tables = [.. Ids((await house.Waiter.GetAsync("/api/tables")).Body)];
        house.Dishes = [.. PlainDishes((await house.Waiter.GetAsync("/api/menu")).Body)];
        return house;
    }

    public async Task<Rest> SignInAsync(string email, int node = 0)
    {
        var person = await new Rest(_nodes[node]).LoginAsync(email, Password);
        _people.Add(person);
        return person;
    }

    /// <summary>As each of them does whose sign-in has ended; their screens go on with the new token.</summary>
    public async Task SignInAgainAsync()
    {
        foreach (var person in _people)
            await person.LoginAsync(EmailOf(person), Password);
    }

    public static string EmailOf(Rest person) => person.Session.GetProperty("user").GetProperty("email").GetString()!;

    public async Task<string> SeatAsync(int table, int guests = 2)
    {
        var seated = await Waiter.PatchAsync($"/api/tables/{Tables[table]}/status", new { status = "occupied", guests });
        seated.Status.ShouldBe(HttpStatusCode.OK, seated.Text);
        return Tables[table];
    }

    public async Task<JsonElement> OrderAsync(string tableId, int dishes = 1, Rest? by = null)
    {
        var placed =
            await (by ?? Waiter)
            .PostAsync("/api/orders", new { tableId, items = Dishes.Take(dishes).Select(id => new { menuItemId = id, quantity = 1 }) });
        placed.Status.ShouldBe(HttpStatusCode.Created, placed.Text);
        return placed.Body;
    }

    /// <summary>Two guests come in two hours.</summary>
    /// <returns>The reservation's id.</returns>
    public async Task<string> BookAsync(string tableId, string name)
    {
        var booked = await Manager.PostAsync("/api/reservations",
            new { name, partySize = 2, at = DateTimeOffset.UtcNow.AddHours(2), tableIds = new[] { tableId } });
        booked.Status.ShouldBe(HttpStatusCode.Created, booked.Text);
        return booked.Id;
    }

    /// <summary>Bills what is on no bill at the table.</summary>
    public async Task<JsonElement> BillAsync(string tableId)
    {
        var bill = await Cashier.PostAsync("/api/bills", new { tableId });
        bill.Status.ShouldBe(HttpStatusCode.Created, bill.Text);
        return bill.Body;
    }

    /// <summary>Bills and pays all that is due at the table.</summary>
    public async Task PayAsync(string tableId)
    {
        var bill = await BillAsync(tableId);
        var paid = await Cashier.PostAsync($"/api/bills/{bill.GetProperty("id")
            .GetString()}/payments", new { amount = bill.GetProperty("total").GetInt64(), method = "card", expectedRevision = 1 });
        paid.Status.ShouldBe(HttpStatusCode.Created, paid.Text);
    }

    public async Task<Screen<KitchenSnapshot>> KitchenAsync(WireProtocol protocol = WireProtocol.Json, params Uri[] nodes) =>
        await Keep(new Screen<KitchenSnapshot>(LiveScreens.Kitchen, Chef, protocol, nodes is [] ? _nodes : nodes)).JoinedAsync();

    public async Task<Screen<FloorSnapshot>> FloorAsync(WireProtocol protocol = WireProtocol.Json, params Uri[] nodes) =>
        await Keep(new Screen<FloorSnapshot>(LiveScreens.Floor, Waiter, protocol, nodes is [] ? _nodes : nodes)).JoinedAsync();

    public async Task<Screen<DashboardSnapshot>> DashboardAsync(WireProtocol protocol = WireProtocol.Json, params Uri[] nodes) =>
        await Keep(new Screen<DashboardSnapshot>(LiveScreens.Dashboard, Manager, protocol, nodes is [] ? _nodes : nodes)).JoinedAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in _screens) await screen.DisposeAsync();
        foreach (var person in _people) person.Dispose();
    }

    private T Keep<T>(T screen) where T : IAsyncDisposable
    {
        _screens.Add(screen);
        return screen;
    }

    private static IEnumerable<string> Ids(JsonElement list) => Items(list).Select(item => item.GetProperty("id").GetString()!);

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.GetProperty("items").EnumerateArray();

    // Dishes that need no choice, do not run out, and are there at any time.
    private static IEnumerable<string> PlainDishes(JsonElement menu) => menu.GetProperty("categories").EnumerateArray()
        .SelectMany(category => category.GetProperty("items").EnumerateArray())
        .Where(item => item.GetProperty("available").GetBoolean())
        .Where(item => Get(item, "stock") is null && Get(item, "unit") is null && IsEmpty(item, "modifiers") && IsEmpty(item, "parts"))
        .Select(item => item.GetProperty("id").GetString()!);

    private static bool IsEmpty(JsonElement item, string list) => Get(item, list) is not { } all || all.GetArrayLength() == 0;

    private static JsonElement? Get(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
