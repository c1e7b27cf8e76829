using System.Net;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>A host behind proxies: with the files of <c>deploy/</c>, under a name of the proxy's own, and under a path of it.</summary>
public sealed class BehindProxiesTests
{
    public static TheoryData<string> Proxies() => [.. ProxyRig.All];

    [ProxyTheory, MemberData(nameof(Proxies))]
    public async Task One_of_two_nodes_is_dead_and_no_request_fails(string program)
    {
        await using var node = await NodeProcess.StartAsync(DemoClients.WithDemo(NodeSettings.Embedded()));
        await using var proxy = await ProxyRig.StartAsync(program, node.Address.Port, NodeProcess.FreePort());
        await using var restaurant = await DemoClients.OpenAsync(proxy.Address);
        var display = await restaurant.KitchenAsync();
        var table = await restaurant.SeatAsync(0);

        for (var i = 0; i < 20; i++) await restaurant.OrderAsync(table);
        var last = await restaurant.OrderAsync(table);

        await display.ReachesAsync(last.GetProperty("seq").GetInt64());
        display.Heard.Count(message => message.Event == "OrderCreated").ShouldBe(21);
    }

    [ProxyTheory, MemberData(nameof(Proxies))]
    public async Task A_page_of_the_proxys_name_opens_a_hub_and_no_other_page_does(string program)
    {
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded().With("Proxy:Known:0", "127.0.0.1"));
        await using var proxy = await ProxyRig.StartAsync(program, node.Address.Port, NodeProcess.FreePort());
        using var rest = await new Rest(proxy.Address).RegisterAsync();
        var name = $"floor.example.com:{proxy.Address.Port}";
        Task<HttpStatusCode> OpenAsync(string origin) =>
            Handshake.StatusAsync(proxy.Address, $"/hubs/floor?access_token={rest.Token}", ("Host", name), ("Origin", origin));

        (await OpenAsync($"http://{name}")).ShouldBe(HttpStatusCode.SwitchingProtocols);
        (await OpenAsync("http://evil.example.com")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, InlineData("127.0.0.1", HttpStatusCode.SwitchingProtocols), InlineData("10.1.2.3", HttpStatusCode.Forbidden)]
    public async Task Only_a_known_proxy_says_which_host_the_client_asked_for(string known, HttpStatusCode answer)
    {
        using var node = Node.Start(NodeSettings.Embedded().With("Proxy:Known:0", known));
        using var rest = await node.Rest().RegisterAsync();

        var status = await Handshake.StatusAsync(
            node.Address, $"/hubs/floor?access_token={rest.Token}", ("Origin", "https://floor.example.com"),
            ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "floor.example.com"));

        status.ShouldBe(answer);
    }

    [Fact]
    public async Task Under_a_path_every_address_that_the_host_gives_contains_it()
    {
        using var node = Node.Start(NodeSettings.Embedded().With("Proxy:PathBase", "/town/restaurant"));
        using var rest = await node.Rest().RegisterAsync();

        var table = await rest.PostAsync("/town/restaurant/api/tables", new { number = 7, seats = 4 });
        table.Status.ShouldBe(HttpStatusCode.Created, table.Text);
        table.Headers["Location"].ShouldStartWith("/town/restaurant/api/tables");
        (await rest.GetAsync(table.Headers["Location"])).Status.ShouldBe(HttpStatusCode.OK);
        var missing = await rest.GetAsync("/town/restaurant/api/orders/none");
        missing.ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        missing.Body.GetProperty("instance").GetString().ShouldBe("/town/restaurant/api/orders/none");
        var hub = $"/town/restaurant/hubs/floor?access_token={rest.Token}";
        (await Handshake.StatusAsync(node.Address, hub)).ShouldBe(HttpStatusCode.SwitchingProtocols);
        var documents = (await rest.GetAsync("/town/restaurant/openapi/v1.json"), await rest.GetAsync("/town/restaurant/asyncapi/v1.json"));
        JsonNode.Parse(documents.Item1.Text)!["servers"]![0]!["url"]!.ToString().ShouldBe("/town/restaurant");
        JsonNode.Parse(documents.Item2.Text)!["servers"]!["node"]!["pathname"]!.ToString().ShouldBe("/town/restaurant");
        (await rest.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK, "probes of the node itself need no path");
    }
}
