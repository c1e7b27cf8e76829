using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>It is Monday, 10:59, in a restaurant in Rome whose breakfast ends at 11:00.</summary>
public sealed class ScheduleRouteTests : IDisposable
{
    // To come: SignalR itself goes by the real clock when it closes connections whose token has expired.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 11, 25, 9, 59, 0, TimeSpan.Zero));
    private readonly Node _node;

    public ScheduleRouteTests() => _node = Node.Start(NodeSettings.Embedded(), _clock);

    [Fact]
    public async Task Breakfast_ends_at_eleven_on_every_screen_and_in_the_menu()
    {
        using var crew = await InRomeAsync();
        var mornings = new[] { new { days = new[] { "sunday", "monday" }, from = "07:00", to = "11:00" } };
        var category = await crew.Admin.PostAsync("/api/menu/categories", new { name = "Breakfast", schedule = mornings });
        category.Body.GetProperty("schedule")[0].GetProperty("days").EnumerateArray().Select(day => day.GetString())
            .ShouldBe(["monday", "sunday"], category.Text);
        var dish = await crew.Admin.PostAsync("/api/menu/items", new { name = "Cornetto", category = "Breakfast", price = 150 });
        dish.Body.GetProperty("available").GetBoolean().ShouldBeTrue(dish.Text);
        var table = (await crew.Admin.PostAsync("/api/tables", new { number = 1, seats = 2 })).Id;
        (await crew.Admin.PatchAsync($"/api/tables/{table}/status", new { status = "occupied" })).Status.ShouldBe(HttpStatusCode.OK);
        (await OrderAsync(crew.Admin, table, dish.Id)).Status.ShouldBe(HttpStatusCode.Created);

        await using var screen = await ScreenAsync(crew.Admin);
        var heard = new ConcurrentQueue<MenuAvailabilityChanged>();
        screen.On<LiveMessage<MenuAvailabilityChanged>>(nameof(MenuAvailabilityChanged), message => heard.Enqueue(message.Data));
        var shown = (await screen.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null))).Snapshot!;
        (shown.Menu.Single().Available, shown.Categories.Single().Schedule.Single().To).ShouldBe((true, "11:00"));
        (await DishAsync(crew.Admin)).GetProperty("available").GetBoolean().ShouldBeTrue();

        _clock.Advance(TimeSpan.FromMinutes(1));
        (await DishAsync(crew.Admin)).GetProperty("reason").GetString().ShouldBe("schedule");
        var refused = await OrderAsync(crew.Admin, table, dish.Id);
        refused.ShouldBeProblem(HttpStatusCode.Conflict, "itemUnavailable");
        refused.Body.GetProperty("detail").GetString().ShouldBe("Cornetto can only be ordered 07:00–11:00 on Monday, Sunday.");
        await Eventually.True(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return !heard.IsEmpty;
        }, "the screen hears that breakfast is over");
        heard.Single().ShouldBe(new MenuAvailabilityChanged(dish.Id, "Cornetto", Available: false, "schedule"));
        shown = (await screen.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null))).Snapshot!;
        (shown.Menu.Single().Available, shown.Menu.Single().Reason).ShouldBe((false, "schedule"));

        var always = await crew.Admin.SendRawAsync(HttpMethod.Patch, $"/api/menu/categories/{category.Id}", """{"schedule":null}""");
        always.Body.GetProperty("schedule").GetArrayLength().ShouldBe(0, always.Text);
        (await OrderAsync(crew.Admin, table, dish.Id)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""[{"from":"7:00","to":"11:00"}]""", "schedule[0].from")]
    [InlineData("""[{"from":"07:00"}]""", "schedule[0].to")]
    [InlineData("""[{"from":"07:00","to":"24:00"}]""", "schedule[0].to")]
    [InlineData("""[{"from":"07:00","to":"11:00","days":["Monday"]}]""", "schedule[0].days[0]")]
    [InlineData("""[{"from":"07:00","to":"11:00","days":[null]}]""", "schedule[0].days[0]")]
    [InlineData("[null]", "schedule[0]")]
    [InlineData("""[{"from":7,"to":"11:00"}]""", "schedule[0].from")]
    public async Task Times_that_are_none_are_invalid(string schedule, string field)
    {
        using var crew = await Crew.OpenAsync(_node);
        foreach (var (path, more) in new[] { ("categories", ""), ("items", """, "category":"B", "price":1""") })
        {
            var answer = await crew.Admin.SendRawAsync(
                HttpMethod.Post, $"/api/menu/{path}", $$"""{"name":"B", "schedule":{{schedule}}{{more}}}""");
            answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
            answer.Body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(answer.Text);
        }
    }

    public void Dispose() => _node.Dispose();

    private async Task<Crew> InRomeAsync()
    {
        var crew = await Crew.OpenAsync(_node);
        (await crew.Admin.PatchAsync($"/api/restaurants/{crew.RestaurantId}", new { timeZone = "Europe/Rome", clockInRequired = false }))
            .Status.ShouldBe(HttpStatusCode.OK);
        return crew;
    }

    private static Task<RestAnswer> OrderAsync(Rest rest, string tableId, string menuItemId) =>
        rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId, quantity = 1 } } });

    private static async Task<JsonElement> DishAsync(Rest rest) =>
        (await rest.GetAsync("/api/menu")).Body.GetProperty("categories")[0].GetProperty("items")[0];

    private async Task<HubConnection> ScreenAsync(Rest rest)
    {
        var token = rest.Session.GetProperty("accessToken").GetString();
        var screen = new HubConnectionBuilder().WithUrl(new Uri(_node.Address, "/hubs/floor"), http =>
        {
            http.AccessTokenProvider = () => Task.FromResult(token);
            http.SkipNegotiation = true;
            http.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        }).Build();
        await screen.StartAsync();
        return screen;
    }
}
