using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Tests.Http;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Limits;

public sealed class RequestLimitTests(LimitedNode limited) : IClassFixture<LimitedNode>
{
    private readonly Node _node = limited.Node;

    [Fact]
    public async Task An_address_that_has_not_signed_in_may_ask_a_hundred_times()
    {
        using var crew = await Crew.OpenAsync(_node);
        using var chef = await crew.HireAsync("chef");
        using var stranger = LimitedNode.From(_node, "203.0.113.1");
        var first = await stranger.GetAsync("/api/orders");
        first.Status.ShouldBe(HttpStatusCode.Unauthorized);
        first.Headers["RateLimit-Policy"].ShouldBe("\"general\";q=100;w=900");
        first.Headers["RateLimit"].ShouldBe("\"general\";r=99;t=9");

        var (answer, asked) = (first, 1);
        for (; answer.Status != HttpStatusCode.TooManyRequests && asked <= 110; asked++) answer = await stranger.GetAsync("/api/orders");
        asked.ShouldBe(101);
        LimitedNode.ShouldBeLimited(answer, "general").ShouldBe(9);

        using var colleague = new Rest(_node.Address) { From = "203.0.113.1", Token = chef.Token };
        (await colleague.GetAsync("/api/kitchen")).Status.ShouldBe(HttpStatusCode.OK, "who has signed in is counted as themselves");
        using var elsewhere = LimitedNode.From(_node, "203.0.113.2");
        (await elsewhere.GetAsync("/api/orders")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_line_of_ipv6_is_one_address_and_whose_word_is_not_known_is_not_taken()
    {
        using var node = LimitedNode.Start(("General:Permits", "3"));
        foreach (var address in new[] { "2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::3" })
            await AskAsync(node, address, HttpStatusCode.Unauthorized);
        await AskAsync(node, "2001:db8::4", HttpStatusCode.TooManyRequests);
        await AskAsync(node, "2001:db8:0:1::1", HttpStatusCode.Unauthorized);

        using var alone = Node.Start(NodeSettings.Embedded()
            .With("RateLimits:Enabled", "true").With("RateLimits:General:Permits", "3"));
        for (var i = 1; i <= 3; i++) await AskAsync(alone, $"203.0.113.{i}", HttpStatusCode.Unauthorized);
        await AskAsync(alone, "203.0.113.4", HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Every_answer_says_what_is_left()
    {
        using var crew = await Crew.OpenAsync(_node);
        using var waiter = await crew.HireAsync("waiter");
        using var stranger = LimitedNode.From(_node, "203.0.113.3");
        (RestAnswer Answer, HttpStatusCode Status, string[] Policies)[] answers =
        [
            (await stranger.GetAsync("/health/live"), HttpStatusCode.OK, ["general"]),
            (await stranger.GetAsync("/nowhere"), HttpStatusCode.NotFound, ["general"]),
            (await stranger.GetAsync("/api/orders"), HttpStatusCode.Unauthorized, ["general"]),
            (await stranger.GetAsync("/openapi/v1.json"), HttpStatusCode.OK, ["general"]),
            (await stranger.SendRawAsync(HttpMethod.Post, "/api/auth/login", "{"), HttpStatusCode.BadRequest, ["general"]),
            (await stranger.PostAsync("/api/auth/login", new { email = "nobody@test.local", password = "wrong" }),
                HttpStatusCode.Unauthorized, ["general", "auth"]),
            (await waiter.GetAsync("/api/menu"), HttpStatusCode.OK, ["user", "restaurant"]),
            (await waiter.GetAsync("/api/orders"), HttpStatusCode.OK, ["user", "restaurant", "search"]),
            (await waiter.GetAsync("/api/shifts"), HttpStatusCode.Forbidden, ["user", "restaurant", "search"]),
            (await waiter.PatchAsync("/api/menu", new { }), HttpStatusCode.MethodNotAllowed, ["user", "restaurant"]),
            (await waiter.PostAsync("/api/bills/b_1/payments", new { }), HttpStatusCode.BadRequest, ["user", "restaurant", "payment"]),
            (await crew.Admin.PostAsync("/api/tables", new { number = 1, seats = 4 }), HttpStatusCode.Created, ["user", "restaurant"]),
        ];
        foreach (var (answer, status, policies) in answers)
        {
            answer.Status.ShouldBe(status, answer.Text);
            LimitedNode.Policies(answer).Select(item => item.Name).ShouldBe(policies, answer.Text);
            LimitedNode.Policies(answer).ShouldAllBe(item => item.Parameters["q"] >= 1 && item.Parameters["w"] >= 1);
            LimitedNode.Levels(answer).Select(item => item.Name).ShouldBe(policies);
            LimitedNode.Levels(answer).ShouldAllBe(item => item.Parameters["r"] >= 0 && item.Parameters["t"] >= 0);
        }
    }

    [Fact]
    public async Task One_person_is_counted_over_rest_and_on_hubs_alike_and_nobody_suffers_for_them()
    {
        using var node = LimitedNode.Start(("User:Permits", "10"), ("User:Window", "01:00:00"));
        using var crew = await Crew.OpenAsync(node);
        using var chef = await crew.HireAsync("chef");
        using var other = await crew.HireAsync("chef");
        for (var i = 0; i < 5; i++) (await chef.GetAsync("/api/kitchen")).Status.ShouldBe(HttpStatusCode.OK);

        // Connecting is a request, and so the sixth.
        await using var screen = await ConnectAsync(node, chef);
        for (var i = 0; i < 4; i++) (await AlertAsync(screen, $"a{i}")).Ok.ShouldBeTrue();
        var refused = await AlertAsync(screen, "a4");

        (refused.Ok, refused.Problem!.Code, refused.Problem.Status).ShouldBe((false, "rateLimited", 429));
        refused.Problem.RetryAfter.ShouldNotBeNull().ShouldBeInRange(300, 360);
        screen.State.ShouldBe(HubConnectionState.Connected, "only a flood costs the connection");
        (await Should.ThrowAsync<Exception>(() =>
            screen.InvokeAsync<JsonElement>("Join", new JoinRequest(null, null)))).Message.ShouldContain("rateLimited");
        LimitedNode.ShouldBeLimited(await chef.GetAsync("/api/kitchen"), "user").ShouldBeInRange(300, 360);
        (await other.GetAsync("/api/kitchen")).Status.ShouldBe(HttpStatusCode.OK);
        await using var neighbour = await ConnectAsync(node, other);
        (await AlertAsync(neighbour, "b1")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_restaurant_is_counted_as_a_whole_and_another_does_not_notice()
    {
        using var node = LimitedNode.Start(("Restaurant:Permits", "10"), ("Restaurant:Window", "01:00:00"));
        using var crew = await Crew.OpenAsync(node);
        using var chef = await crew.HireAsync("chef");
        using var waiter = await crew.HireAsync("waiter");
        for (var i = 0; i < 5; i++)
            foreach (var person in new[] { chef, waiter }) (await person.GetAsync("/api/menu")).Status.ShouldBe(HttpStatusCode.OK);

        LimitedNode.ShouldBeLimited(await chef.GetAsync("/api/menu"), "restaurant");
        LimitedNode.ShouldBeLimited(await waiter.GetAsync("/api/menu"), "restaurant");
        using var others = await Crew.OpenAsync(node);
        using var theirs = await others.HireAsync("chef");
        (await theirs.GetAsync("/api/menu")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_admin_is_not_counted()
    {
        using var node = LimitedNode.Start(
            ("User:Permits", "2"), ("Restaurant:Permits", "2"), ("Search:Permits", "2"), ("Payment:Permits", "2"));
        using var crew = await Crew.OpenAsync(node);
        for (var i = 0; i < 10; i++)
        {
            var list = await crew.Admin.GetAsync("/api/orders");
            list.Status.ShouldBe(HttpStatusCode.OK, list.Text);
            LimitedNode.Levels(list).ShouldAllBe(item => item.Parameters["r"] == 2 && item.Parameters["t"] == 0);
            (await crew.Admin.PostAsync("/api/bills/b_1/payments", new { })).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Ten_payments_a_minute_of_one_person_on_one_bill()
    {
        using var crew = await Crew.OpenAsync(_node);
        using var cashier = await crew.HireAsync("cashier");
        using var other = await crew.HireAsync("cashier");
        for (var i = 0; i < 10; i++) (await PayAsync(cashier, "b_1", i)).Status.ShouldBe(HttpStatusCode.BadRequest);

        LimitedNode.ShouldBeLimited(await PayAsync(cashier, "b_1", 0), "payment").ShouldBe(6);
        (await PayAsync(cashier, "b_2", 0)).Status.ShouldBe(HttpStatusCode.BadRequest, "a busy till goes on to the next bill");
        (await PayAsync(other, "b_1", 0)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Fifty_lists_a_minute_and_the_rest_goes_on()
    {
        using var crew = await Crew.OpenAsync(_node);
        using var manager = await crew.HireAsync("manager");
        string[] lists =
            ["/api/orders?status=queued", "/api/bills?limit=5", "/api/shifts",
            $"/api/restaurants/{crew.RestaurantId}/analytics?from=2026-11-01&to=2026-11-02"];
        var (answer, asked) = ((RestAnswer?)null, 0);
        for (; answer?.Status != HttpStatusCode.TooManyRequests && asked <= 80; asked++)
            answer = await manager.GetAsync(lists[asked % lists.Length]);

        asked.ShouldBe(51);
        LimitedNode.ShouldBeLimited(answer!, "search").ShouldBe(2);
        foreach (var live in new[] { "/api/menu", "/api/tables",
            "/api/kitchen" }) (await manager.GetAsync(live)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Twenty_images_an_hour_of_one_person()
    {
        using var crew = await Crew.OpenAsync(_node);
        using var manager = await crew.HireAsync("manager");
        using var other = await crew.HireAsync("manager");
        var dish = (await manager.PostAsync("/api/menu/items", new { name = "Pane", category = "Sides", price = 300 })).Id;
        // An admin, too, though nothing else of theirs is counted: what they show is kept for ever.
        foreach (var person in new[] { manager, crew.Admin })
        {
            for (var i = 0; i < 20; i++) (await ShowAsync(person, dish)).Status.ShouldBe(HttpStatusCode.OK);
            LimitedNode.ShouldBeLimited(await ShowAsync(person, dish), "upload").ShouldBe(180);
        }
        (await manager.GetAsync($"/api/menu/items/{dish}/image")).Status.ShouldBe(HttpStatusCode.OK, "looking is another thing");
        (await manager.PatchAsync($"/api/menu/items/{dish}", new { price = 350 })).Status.ShouldBe(HttpStatusCode.OK);
        (await ShowAsync(other, dish)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Switched_off_nothing_is_counted_and_nothing_is_said()
    {
        using var node = Node.Start(NodeSettings.Embedded().With("RateLimits:General:Permits", "1"));
        using var rest = node.Rest();
        for (var i = 0; i < 3; i++)
        {
            var answer = await rest.GetAsync("/api/orders");
            answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Headers.ShouldNotContainKey("RateLimit");
        }
    }

    // Each is refused for its own reasons, once it was counted.
    private static Task<RestAnswer> PayAsync(Rest person, string bill, int times) =>
        person.PostAsync($"/api/bills/{bill}/{(times % 2 == 0 ? "payments" : "refunds")}", new { });

    private static Task<RestAnswer> ShowAsync(Rest person, string dish) =>
        person.SendRawAsync(HttpMethod.Put, $"/api/menu/items/{dish}/image", Images.Png(100), "image/png");

    private static Task<CommandReply<object>> AlertAsync(HubConnection screen, string id) =>
        screen.InvokeAsync<CommandReply<object>>(
            "RaiseAlert", new RaiseAlertRequest { CommandId = id, Message = "Fire", Priority = "low" });

    private static async Task<HubConnection> ConnectAsync(Node node, Rest person)
    {
        var screen = new HubConnectionBuilder().WithUrl(new Uri(node.Address, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(person.Token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        await screen.StartAsync();
        return screen;
    }

    private static async Task AskAsync(Node node, string address, HttpStatusCode expected)
    {
        using var stranger = LimitedNode.From(node, address);
        (await stranger.GetAsync("/api/orders")).Status.ShouldBe(expected, address);
    }
}
